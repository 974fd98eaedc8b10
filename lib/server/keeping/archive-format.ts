import { z } from "zod";

/** Of the archive itself, not of the tables in it. Raised when an older program could not read it any more. */
export const ARCHIVE_VERSION = 1;

/** The first entry: what it is, and of which tables. */
export const manifestSchema = z.object({
  format: z.literal("diptych-backup"),
  version: z.int().positive(),
  createdAt: z.string(),
  /** The newest migration of the tables, as `readSchemaVersion` tells it. */
  schema: z.number(),
  /** Where the edits' revisions stood. */
  revision: z.number(),
});

export type Manifest = z.infer<typeof manifestSchema>;

/** The last entry, always of `SEAL_BYTES`: without it, or when it does not fit, the archive is not whole. */
export const sealSchema = z.object({
  /** Of all bytes before the seal, hexadecimal. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  images: z.int(),
  pictures: z.int(),
  rows: z.int(),
  /** Where the first entry of rows begins, in bytes. */
  rowsAt: z.int(),
});

export type Seal = z.infer<typeof sealSchema>;

export const MANIFEST_NAME = "manifest.json";
export const SEAL_NAME = "seal.json";
/** A header, a block of text, and the two empty blocks that end a tar file. */
export const SEAL_BYTES = 512 + 512 + 1024;
/** A tar file's own end: two empty blocks. */
export const TRAILER_BYTES = 1024;

export const pictureName = (imageId: string, form: string) => `pictures/${imageId}/${form}`;
export const rowsName = (table: string, part: number) => `rows/${table}/${String(part).padStart(6, "0")}.jsonl`;

/** Null for entries that are not rows. */
export function tableOf(name: string): string | null {
  return /^rows\/([a-z_]+)\/\d+\.jsonl$/.exec(name)?.[1] ?? null;
}

/** Null for entries that are no picture. */
export function pictureOf(name: string): { imageId: string; form: string } | null {
  const [, imageId, form] = /^pictures\/([a-z0-9-]+)\/([a-z]+)$/.exec(name) ?? [];
  return imageId && form ? { imageId, form } : null;
}
