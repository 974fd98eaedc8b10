import { createWriteStream } from "node:fs";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { sql } from "drizzle-orm";
import { ConfigurationError } from "@/lib/server/configuration-error";
import type { Transaction } from "@/lib/server/db/client";
import { migrate, migrateUpTo, newestSchemaVersion, readSchemaVersion } from "@/lib/server/db/migrate";
import { pictureForms, pictureKey } from "@/lib/server/images/picture-key";
import { withTemporaryFolder } from "@/lib/server/images/with-temporary-folder";
import { pictureOf, tableOf } from "./archive-format";
import { type Archive, type ArchiveEntry, openArchive, tooNew } from "./archive-reader";
import { type KeptTable, keptTables } from "./kept-tables";
import type { Installation } from "./open-installation";
import { listKeptTables, removeEmptyTables, requireEmpty } from "./require-empty";
import { type Settled, settleRestored } from "./settle-restored";

export type Restored = { images: number; pictures: number; rows: number; settled: Settled };

/** Larger pictures go through a file instead of memory. */
const IN_MEMORY_BYTES = 4 * 1024 * 1024;
const AT_ONCE = 6;

/**
 * Brings a backup into an empty installation: the archive is read and checked as a whole first, then the pictures are stored, then all
 * rows are written in one transaction. A restore that was killed has written pictures at most, and can be run again. Throws
 * `ConfigurationError`, having written nothing, for an archive that is not whole or too new, and for an installation that is in use.
 */
export async function restoreBackup(installation: Installation, file: string, signal?: AbortSignal): Promise<Restored> {
  const archive = await openArchive(file);
  const { schema } = archive.manifest;
  if (schema > newestSchemaVersion()) throw tooNew(file);
  const imageIds = await readImageIds(archive);
  await requireEmpty(installation, imageIds);
  await installation.blobs.check();
  const there = await readSchemaVersion(installation.pool);
  if (there !== null && there > schema) await removeEmptyTables(installation.pool);
  await migrateUpTo(installation.pool, schema);

  const pictures = await storePictures(installation, archive, imageIds, signal);
  const { rows, settled } = await installation.db.transaction(async (tx) => {
    // From here on nobody else writes; meanwhile somebody may have begun to use it.
    await tx.execute(sql.raw(`lock table ${(await listKeptTables(tx)).join(", ")} in access exclusive mode`));
    await requireEmpty({ ...installation, tx }, imageIds);
    const rows = await insertRows(tx, archive);
    await tx.execute(
      sql`select setval('edit_revisions', greatest(${archive.manifest.revision}::bigint, (select last_value from edit_revisions)))`,
    );
    return { rows, settled: await settleRestored(installation, tx) };
  });
  await migrate(installation.pool);
  return { images: imageIds.size, pictures, rows, settled };
}

async function readImageIds(archive: Archive): Promise<Set<string>> {
  const ids = new Set<string>();
  for await (const { name, content } of archive.rowEntries()) {
    if (tableOf(name) !== "images") break;
    for (const line of linesOf(await buffer(content))) ids.add((JSON.parse(line) as { id: string }).id);
  }
  return ids;
}

/** Those of images that have a row: others were removed while the backup was made. */
async function storePictures(
  { blobs, env }: Installation,
  archive: Archive,
  imageIds: ReadonlySet<string>,
  signal?: AbortSignal,
): Promise<number> {
  let stored = 0;
  const underWay = new Set<Promise<void>>();
  let failed: { error: unknown } | null = null;
  const begin = (act: Promise<void>) => {
    const one: Promise<void> = act
      .catch((error: unknown) => {
        failed ??= { error };
      })
      .finally(() => underWay.delete(one));
    underWay.add(one);
  };
  for await (const entry of archive.entries()) {
    signal?.throwIfAborted();
    if (tableOf(entry.name)) break;
    const key = keyOf(entry, imageIds);
    if (!key) continue;
    if (entry.bytes <= IN_MEMORY_BYTES) {
      const bytes = await buffer(entry.content);
      begin(blobs.put(key, bytes));
    } else {
      await withTemporaryFolder(env, async (folder) => {
        const picture = path.join(folder, "picture");
        await pipeline(entry.content, createWriteStream(picture));
        await blobs.putFile(key, picture);
      });
    }
    stored += 1;
    while (underWay.size >= AT_ONCE) await Promise.race(underWay);
    if (failed) break;
  }
  await Promise.all(underWay);
  if (failed) throw (failed as { error: unknown }).error;
  return stored;
}

function keyOf({ name }: ArchiveEntry, imageIds: ReadonlySet<string>): string | null {
  const picture = pictureOf(name);
  const form = pictureForms.find((each) => each === picture?.form);
  return picture && form && imageIds.has(picture.imageId) ? pictureKey(picture.imageId, form) : null;
}

async function insertRows(tx: Transaction, archive: Archive): Promise<number> {
  let rows = 0;
  for await (const { name, content } of archive.rowEntries()) {
    const table = keptTables.find((each) => each.name === tableOf(name))?.name;
    if (!table)
      throw new ConfigurationError(`The archive holds "${name}", which this version of Diptych does not know.`);
    rows += await insertPart(tx, table, linesOf(await buffer(content)));
  }
  return rows;
}

/** The text goes to the database as it is: no number passes through ours, which would round the large ones. */
async function insertPart(tx: Transaction, table: KeptTable, lines: string[]): Promise<number> {
  const [first] = lines;
  if (!first) return 0;
  const names = Object.keys(JSON.parse(first) as object).map((name) => `"${name.replaceAll('"', '""')}"`);
  const columns = sql.raw(names.join(", "));
  const into = sql.raw(table);
  await tx.execute(sql`insert into ${into} (${columns})
    select ${columns} from json_populate_recordset(null::${into}, ${`[${lines.join(",")}]`}::json)`);
  return lines.length;
}

function linesOf(bytes: Buffer): string[] {
  return bytes.toString("utf8").split("\n").filter(Boolean);
}
