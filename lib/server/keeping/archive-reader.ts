import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import type { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { extract } from "tar-stream";
import { ConfigurationError } from "@/lib/server/configuration-error";
import {
  ARCHIVE_VERSION,
  MANIFEST_NAME,
  type Manifest,
  manifestSchema,
  SEAL_BYTES,
  SEAL_NAME,
  type Seal,
  sealSchema,
} from "./archive-format";

export type Archive = {
  manifest: Manifest;
  seal: Seal;
  /** Pictures, then rows. Each entry is to be read before the next is asked for. */
  entries(): AsyncIterable<ArchiveEntry>;
  /** Rows alone. */
  rowEntries(): AsyncIterable<ArchiveEntry>;
};

export type ArchiveEntry = { name: string; bytes: number; content: Readable };

/** Opens a backup after having read all of it: throws `ConfigurationError` for one that is cut off, was changed, or is of a newer Diptych. */
export async function openArchive(file: string): Promise<Archive> {
  const handle = await open(file, "r").catch((cause: NodeJS.ErrnoException) => {
    const reason = cause.code === "ENOENT" ? "there is no such file" : `it cannot be read (${cause.code})`;
    throw new ConfigurationError(`${file} cannot be restored: ${reason}.`, { cause });
  });
  const { seal, end } = await readSeal(file, handle).finally(() => handle.close());
  if ((await hashUpTo(file, end)) !== seal.sha256) {
    throw new ConfigurationError(
      `${file} was changed or damaged since it was written: its bytes do not fit its checksum. Nothing was restored. Take another copy of it.`,
    );
  }
  return {
    manifest: await readManifest(file, end),
    seal,
    entries: () => readEntries(file, 0, end),
    rowEntries: () => readEntries(file, seal.rowsAt, end),
  };
}

async function readSeal(file: string, handle: FileHandle): Promise<{ seal: Seal; end: number }> {
  const { size } = await handle.stat();
  const end = size - SEAL_BYTES;
  const { buffer: tail } = await handle.read(Buffer.alloc(SEAL_BYTES), 0, SEAL_BYTES, Math.max(0, end));
  const text = tail.subarray(512, 1024);
  const hasName = tail.toString("latin1", 0, SEAL_NAME.length) === SEAL_NAME;
  try {
    if (end <= 0 || !hasName) throw new Error("no seal");
    const zero = text.indexOf(0);
    return { seal: sealSchema.parse(JSON.parse(text.toString("utf8", 0, zero < 0 ? undefined : zero))), end };
  } catch (cause) {
    throw new ConfigurationError(
      `${file} is no whole backup of Diptych: its end is missing. It may have been cut off while it was copied. Nothing was restored.`,
      { cause },
    );
  }
}

async function hashUpTo(file: string, end: number): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file, { end: end - 1, highWaterMark: 1024 * 1024 }), hash);
  return hash.digest("hex");
}

async function readManifest(file: string, end: number): Promise<Manifest> {
  for await (const { name, content } of readEntries(file, 0, end)) {
    const parsed = name === MANIFEST_NAME ? JSON.parse((await buffer(content)).toString("utf8")) : null;
    if ((parsed?.version ?? 0) > ARCHIVE_VERSION) throw tooNew(file);
    const manifest = manifestSchema.safeParse(parsed);
    if (manifest.success) return manifest.data;
    break;
  }
  throw new ConfigurationError(`${file} is no backup of Diptych.`);
}

/** A sentence for archives of later versions, of the format or of the tables. */
export function tooNew(file: string): ConfigurationError {
  return new ConfigurationError(
    `${file} was made by a newer version of Diptych. Nothing was restored. Restore it with that version or a newer one.`,
  );
}

async function* readEntries(file: string, start: number, end: number): AsyncGenerator<ArchiveEntry> {
  if (start >= end) return;
  const tar = extract();
  const source = createReadStream(file, { start, end: end - 1, highWaterMark: 256 * 1024 });
  source.once("error", (error) => tar.destroy(error));
  source.pipe(tar);
  try {
    for await (const entry of tar) {
      const content = entry as unknown as Readable;
      yield { name: entry.header.name, bytes: entry.header.size ?? 0, content };
      content.resume();
    }
  } finally {
    source.destroy();
  }
}
