import { and, eq, lt, notExists, sql } from "drizzle-orm";
import type { Queryable, Transaction } from "./client";
import type { ImageRow } from "./images";
import type { OutputRow } from "./outputs";
import { edits, images, outputs } from "./schema";

/*
 * Queries of the commands that look after an installation: for every owner, and not for pages.
 */

export type SizedImage = Pick<ImageRow, "id" | "ownerId" | "kind" | "sha256" | "bytes" | "name">;

/** Every image, without what would make many of them large. */
export function listImageSizes(db: Queryable): Promise<SizedImage[]> {
  const { id, ownerId, kind, sha256, bytes, name } = images;
  return db.select({ id, ownerId, kind, sha256, bytes, name }).from(images).orderBy(id);
}

export async function findImageRow(db: Queryable, id: string): Promise<ImageRow | null> {
  const [row] = await db.select().from(images).where(eq(images.id, id));
  return row ?? null;
}

/** For an image whose original is another file now. */
export async function updateImageBytes(
  db: Queryable,
  id: string,
  changes: Pick<ImageRow, "sha256" | "bytes" | "mediaType" | "width" | "height" | "hasAlpha">,
): Promise<void> {
  await db.update(images).set(changes).where(eq(images.id, id));
}

/** Held until the transaction ends. */
export function listOutputsOfImage(tx: Transaction, imageId: string) {
  const { id, attempt, editId } = outputs;
  return tx.select({ id, attempt, editId }).from(outputs).where(eq(outputs.imageId, imageId)).orderBy(id).for("update");
}

/** Results, older than `before`, that no output and no edit refers to. */
export function listUnusedResults(db: Queryable, before: Date): Promise<{ id: string; ownerId: string }[]> {
  const asSource = db.select({ one: sql`1` }).from(edits).where(eq(edits.sourceId, images.id));
  const asResult = db.select({ one: sql`1` }).from(outputs).where(eq(outputs.imageId, images.id));
  return db
    .select({ id: images.id, ownerId: images.ownerId })
    .from(images)
    .where(and(eq(images.kind, "result"), lt(images.createdAt, before), notExists(asSource), notExists(asResult)));
}

const isPending = sql`o.status in ('queued', 'submitting', 'waiting', 'saving')`;
/** A job of this very attempt: of another one it would do nothing. */
const hasJob = sql`exists (select from graphile_worker._private_jobs j
  where j.payload ->> 'outputId' = o.id and (j.payload ->> 'attempt')::int = o.attempt and j.attempts < j.max_attempts)`;

/** Both are always changed in one transaction, so that this finds none unless something went wrong. */
export async function listOutputsWithoutJob(db: Queryable): Promise<{ id: string; provider: string }[]> {
  const { rows } = await db.execute<{ id: string; provider: string }>(sql`
    select o.id, e.recipe ->> 'provider' as provider from outputs o join edits e on e.id = o.edit_id
    where ${isPending} and not ${hasJob} order by o.queued_at, o.id`);
  return rows;
}

/** Holds the output if it still has no job. */
export async function lockOutputWithoutJob(tx: Transaction, id: string): Promise<OutputRow | null> {
  const [output] = await tx.select().from(outputs).where(eq(outputs.id, id)).for("update");
  const { rows } = await tx.execute(sql`select from outputs o where o.id = ${id} and ${isPending} and not ${hasJob}`);
  return rows.length > 0 ? (output ?? null) : null;
}

/** Jobs that nobody works on now, of outputs that are gone. */
export async function listJobsWithoutOutput(db: Queryable): Promise<string[]> {
  const { rows } = await db.execute<{ id: string }>(sql`
    select j.id::text from graphile_worker._private_jobs j
    where j.payload ->> 'outputId' is not null and j.locked_at is null
      and not exists (select from outputs o where o.id = j.payload ->> 'outputId')`);
  return rows.map(({ id }) => id);
}

/** Those that were begun meanwhile are left to whoever began them. */
export async function deleteJobs(db: Queryable, ids: readonly string[]): Promise<void> {
  await db.execute(sql`select from graphile_worker.complete_jobs(${sql.param(ids)}::bigint[])`);
}
