import { existsSync } from "node:fs";
import type { Readable } from "node:stream";
import type pg from "pg";
import { BlobMissing } from "@/lib/server/blobs/blob-store";
import { ConfigurationError } from "@/lib/server/configuration-error";
import { pictureForms, pictureKey } from "@/lib/server/images/picture-key";
import { ARCHIVE_VERSION, MANIFEST_NAME, type Manifest, pictureName, rowsName } from "./archive-format";
import { type ArchiveWriter, createArchiveWriter } from "./archive-writer";
import { findRemoved } from "./find-removed";
import { keptTables } from "./kept-tables";
import { type Installation, requireKnownSchema } from "./open-installation";

export type Backup = {
  bytes: number;
  images: number;
  pictures: number;
  rows: number;
  /** Images whose original was not in the store: backed up as they are. */
  lost: string[];
};

const ROWS_AT_ONCE = 500;

/**
 * Writes rows and pictures into one new file while the app runs: all rows as of one moment, and the pictures of all these rows. Throws
 * `ConfigurationError`. A killed backup leaves no file of this name.
 */
export async function createBackup(
  installation: Pick<Installation, "pool" | "blobs">,
  file: string,
  signal?: AbortSignal,
): Promise<Backup> {
  if (existsSync(file)) {
    throw new ConfigurationError(
      `${file} exists already and was left as it is. Give another name, or remove it first.`,
    );
  }
  const schema = await requireKnownSchema(installation.pool);
  await installation.blobs.check();
  const writer = await createArchiveWriter(file).catch((cause: NodeJS.ErrnoException) => {
    throw new ConfigurationError(`${file} cannot be written (${cause.code}).`, { cause });
  });
  const snapshot = await installation.pool.connect();
  try {
    await snapshot.query("begin isolation level repeatable read read only");
    await writer.add(MANIFEST_NAME, Buffer.from(JSON.stringify(await toManifest(snapshot, schema))));
    // Pictures first: only after them it is known which rows lost theirs to a deletion meanwhile.
    const { vanished, ...pictures } = await addPictures(installation, snapshot, writer, signal);
    writer.rowsBegin();
    const rows = await addRows(snapshot, writer, vanished);
    await snapshot.query("commit");
    const { lost } = pictures;
    const counts = { images: pictures.images, pictures: pictures.pictures, rows };
    const bytes = await writer.seal(counts);
    return { bytes, ...counts, lost };
  } catch (error) {
    await writer.discard();
    throw error;
  } finally {
    snapshot.release(true);
  }
}

async function toManifest(snapshot: pg.PoolClient, schema: number): Promise<Manifest> {
  const { rows } = await snapshot.query<{ revision: string }>("select last_value as revision from edit_revisions");
  const revision = Number(rows[0]?.revision ?? 1);
  return { format: "diptych-backup", version: ARCHIVE_VERSION, createdAt: new Date().toISOString(), schema, revision };
}

async function addPictures(
  { pool, blobs }: Pick<Installation, "pool" | "blobs">,
  snapshot: pg.PoolClient,
  writer: ArchiveWriter,
  signal?: AbortSignal,
) {
  const vanished: string[] = [];
  const lost: string[] = [];
  let images = 0;
  let pictures = 0;
  for await (const ids of inParts(snapshot, "select id as line from images order by id")) {
    for (const id of ids) {
      signal?.throwIfAborted();
      images += 1;
      for (const form of pictureForms) {
        const found = await openBlob(blobs, pictureKey(id, form));
        if (found) {
          await writer.addStream(pictureName(id, form), found.bytes, found.content);
          pictures += 1;
        } else if (form !== "full" && !vanished.includes(id)) {
          // Read outside the snapshot: removed for good since it was taken, or missing before.
          const { rowCount } = await pool.query("select from images where id = $1", [id]);
          if (!rowCount) vanished.push(id);
          else if (form === "original") lost.push(id);
        }
      }
    }
  }
  return { images: images - vanished.length, pictures, lost, vanished };
}

async function openBlob(
  blobs: Installation["blobs"],
  key: string,
): Promise<{ bytes: number; content: Readable } | null> {
  const bytes = await blobs.size(key);
  if (bytes === null) return null;
  try {
    return { bytes, content: await blobs.stream(key) };
  } catch (error) {
    if (error instanceof BlobMissing) return null;
    throw error;
  }
}

async function addRows(snapshot: pg.PoolClient, writer: ArchiveWriter, vanished: string[]): Promise<number> {
  const { edits, images } = await findRemoved(snapshot, vanished);
  let count = 0;
  for (const { name, order, gone } of keptTables) {
    if (!(await hasTable(snapshot, name))) continue;
    let part = 0;
    const lines = `with removed as (select $1::text[] as edits, $2::text[] as images)
      select row_to_json(kept)::text as line from ${name} as kept, removed where not coalesce(${gone}, false)
      order by ${order}`;
    for await (const rows of inParts(snapshot, lines, [edits, images])) {
      part += 1;
      count += rows.length;
      await writer.add(rowsName(name, part), Buffer.from(`${rows.join("\n")}\n`));
    }
  }
  return count;
}

/** A version before this one may not have had it. */
async function hasTable(snapshot: pg.PoolClient, name: string): Promise<boolean> {
  const { rows } = await snapshot.query("select to_regclass($1) is not null as there", [name]);
  return rows[0]?.there === true;
}

/** By a cursor: a few hundred rows are in memory at a time. */
async function* inParts(client: pg.PoolClient, query: string, values: unknown[] = []): AsyncGenerator<string[]> {
  await client.query(`declare parts no scroll cursor for ${query}`, values);
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`fetch ${ROWS_AT_ONCE} from parts`);
    if (rows.length > 0) yield rows.map(({ line }) => line);
    if (rows.length < ROWS_AT_ONCE) break;
  }
  await client.query("close parts");
}
