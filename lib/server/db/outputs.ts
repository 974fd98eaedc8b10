import { and, asc, eq, getTableColumns, inArray, isNull, type SQL, sql } from "drizzle-orm";
import type { OutputStatus } from "@/lib/domain/edit";
import type { Queryable, Transaction } from "./client";
import { edits, images, outputs } from "./schema";

export type OutputRow = typeof outputs.$inferSelect;
export type NewOutputRow = typeof outputs.$inferInsert;
export type OutputWithImage = { output: OutputRow; image: typeof images.$inferSelect | null };
/** What the worker needs to know, whoever owns it. */
export type OutputWithEdit = { output: OutputRow; edit: typeof edits.$inferSelect };

export async function insertOutputs(tx: Transaction, rows: NewOutputRow[]): Promise<OutputRow[]> {
  return tx.insert(outputs).values(rows).returning();
}

/** By edit, in the order of their index. */
export function listOutputs(db: Queryable, ownerId: string, editIds: string[]): Promise<OutputWithImage[]> {
  return db
    .select({ output: getTableColumns(outputs), image: getTableColumns(images) })
    .from(outputs)
    .leftJoin(images, eq(images.id, outputs.imageId))
    .where(and(eq(outputs.ownerId, ownerId), inArray(outputs.editId, editIds)))
    .orderBy(asc(outputs.editId), asc(outputs.index));
}

/** Of an edit that is not in the trash. */
export async function findOutput(db: Queryable, ownerId: string, outputId: string): Promise<OutputWithEdit | null> {
  const [found] = await selectWithEdit(db, and(eq(outputs.ownerId, ownerId), eq(outputs.id, outputId), notTrashed));
  return found ?? null;
}

/** The output whose picture this is; the trash does not matter, its picture is in use all the same. */
export async function findOutputOfImage(db: Queryable, ownerId: string, imageId: string) {
  const [found] = await selectWithEdit(db, and(eq(outputs.ownerId, ownerId), eq(outputs.imageId, imageId)));
  return found ?? null;
}

/** How far each of these is; those of others, and those in the trash, are left out. */
export async function listOutputStatuses(
  db: Queryable,
  ownerId: string,
  outputIds: string[],
): Promise<Map<string, OutputStatus>> {
  const rows = await db
    .select({ id: outputs.id, status: outputs.status })
    .from(outputs)
    .innerJoin(edits, eq(edits.id, outputs.editId))
    .where(and(eq(outputs.ownerId, ownerId), inArray(outputs.id, outputIds), notTrashed));
  return new Map(rows.map(({ id, status }) => [id, status]));
}

/** The providers that made the output and everything that it was made from, the newest first; the trash does not matter. */
export async function listProvidersOfChain(db: Queryable, ownerId: string, outputId: string): Promise<string[]> {
  const { rows } = await db.execute<{ provider: string }>(sql`
    with recursive chain as (
      select e.recipe ->> 'provider' as provider, e.parent_output_id, 1 as depth
      from outputs o join edits e on e.id = o.edit_id where o.id = ${outputId} and o.owner_id = ${ownerId}
      union all
      select e.recipe ->> 'provider', e.parent_output_id, chain.depth + 1
      from chain join outputs o on o.id = chain.parent_output_id join edits e on e.id = o.edit_id
      where o.owner_id = ${ownerId} and chain.depth < 1000
    ) select provider from chain order by depth`);
  return rows.map(({ provider }) => provider);
}

/** For the worker, which acts for every owner. */
export async function findOutputForWork(db: Queryable, outputId: string): Promise<OutputWithEdit | null> {
  const [found] = await selectWithEdit(db, eq(outputs.id, outputId));
  return found ?? null;
}

/** Of one edit, held against other changes until the transaction ends. */
export function lockOutputs(tx: Transaction, ownerId: string, editId: string): Promise<OutputRow[]> {
  return tx
    .select()
    .from(outputs)
    .where(and(eq(outputs.ownerId, ownerId), eq(outputs.editId, editId)))
    .orderBy(asc(outputs.index))
    .for("update");
}

/** Keeps the output from being removed until the transaction ends; false when it is gone. */
export async function holdOutput(tx: Transaction, ownerId: string, id: string): Promise<boolean> {
  const isIt = and(eq(outputs.ownerId, ownerId), eq(outputs.id, id));
  const rows = await tx.select({ id: outputs.id }).from(outputs).where(isIt).for("key share");
  return rows.length > 0;
}

/** Changes the output only where it still stands as the caller last saw it; null when it has gone on without them. */
export async function updateOutput(
  tx: Transaction,
  from: { id: string; attempt: number; statuses: readonly OutputStatus[] },
  changes: Partial<NewOutputRow>,
): Promise<OutputRow | null> {
  const [updated] = await tx
    .update(outputs)
    .set(changes)
    .where(and(eq(outputs.id, from.id), eq(outputs.attempt, from.attempt), inArray(outputs.status, [...from.statuses])))
    .returning();
  return updated ?? null;
}

/** The edits of those that were in the queue of these edits, one for each. */
export async function updateQueuedCanceled(tx: Transaction, ownerId: string, editIds: string[]): Promise<string[]> {
  const canceled = await tx
    .update(outputs)
    .set({ status: "canceled", finishedAt: new Date(), nextAttemptAt: null })
    .where(and(eq(outputs.ownerId, ownerId), inArray(outputs.editId, editIds), eq(outputs.status, "queued")))
    .returning({ editId: outputs.editId });
  return canceled.map(({ editId }) => editId);
}

export async function updateFavourite(tx: Transaction, ownerId: string, outputId: string, favourite: boolean) {
  await tx
    .update(outputs)
    .set({ favourite })
    .where(and(eq(outputs.ownerId, ownerId), eq(outputs.id, outputId)));
}

/** Whichever state the output is in; false when it is gone. */
export async function updateMeasured(
  tx: Transaction,
  outputId: string,
  changes: Pick<OutputRow, "difference" | "measuredAt">,
): Promise<boolean> {
  const changed = await tx.update(outputs).set(changes).where(eq(outputs.id, outputId)).returning({ id: outputs.id });
  return changed.length > 0;
}

/** The finished ones of these edits whose difference nobody has measured yet, nor given up. */
export async function listUnmeasuredOutputIds(db: Queryable, ownerId: string, editIds: string[]): Promise<string[]> {
  if (editIds.length === 0) return [];
  const rows = await db
    .select({ id: outputs.id })
    .from(outputs)
    .where(
      and(
        eq(outputs.ownerId, ownerId),
        inArray(outputs.editId, editIds),
        eq(outputs.status, "succeeded"),
        isNull(outputs.measuredAt),
      ),
    );
  return rows.map(({ id }) => id);
}

/** Null when the edit is gone. */
export async function findRecipeOf(db: Queryable, editId: string) {
  const [found] = await db.select({ recipe: edits.recipe }).from(edits).where(eq(edits.id, editId));
  return found?.recipe ?? null;
}

/** How many outputs are under way, by provider and status, of all owners. */
export async function countPendingOutputs(db: Queryable) {
  const { rows } = await db.execute<{ provider: string; status: string; outputs: number }>(sql`
    select e.recipe ->> 'provider' as provider, o.status, count(*)::int as outputs
    from outputs o join edits e on e.id = o.edit_id
    where o.status in ('queued', 'submitting', 'waiting', 'saving') group by 1, 2`);
  return rows;
}

/** For an output whose bytes this spool has given up. */
export async function updateSpoolCleared(db: Queryable, outputId: string, spoolId: string): Promise<void> {
  await db
    .update(outputs)
    .set({ spoolId: null })
    .where(and(eq(outputs.id, outputId), eq(outputs.spoolId, spoolId)));
}

/**
 * Which place in the line of its provider each queued output of this owner has, from 1. What waits for its next attempt stands in no
 * line until then.
 */
export async function listQueuePositions(db: Queryable, ownerId: string): Promise<Map<string, number>> {
  const { rows } = await db.execute<{ id: string; position: number }>(sql`
    select id, position::int from (
      select o.id, o.owner_id,
        row_number() over (partition by e.recipe ->> 'provider' order by o.turn, o.queued_at, o.edit_id, o.index) as position
      from outputs o join edits e on e.id = o.edit_id where o.status = 'queued' and ${isInLine}
    ) as queued where owner_id = ${ownerId}`);
  return new Map(rows.map(({ id, position }) => [id, position]));
}

/**
 * The turn after which the owner's next output joins the line of a provider: after their own last one, and not before what is served
 * now. So owners alternate, however much one of them has queued, and nobody who comes later overtakes the whole line.
 */
export async function findLastTurn(tx: Transaction, ownerId: string, provider: string): Promise<number> {
  const { rows } = await tx.execute<{ turn: number }>(sql`
    select greatest(coalesce(max(o.turn) filter (where o.owner_id = ${ownerId}), 0), coalesce(min(o.turn), 1) - 1)::int as turn
    from outputs o join edits e on e.id = o.edit_id
    where o.status = 'queued' and ${isInLine} and e.recipe ->> 'provider' = ${provider}`);
  return rows[0]?.turn ?? 0;
}

const isInLine: SQL = sql`(o.next_attempt_at is null or o.next_attempt_at <= now())`;

const notTrashed: SQL = sql`${edits.trashedAt} is null`;

function selectWithEdit(db: Queryable, where: SQL | undefined): Promise<OutputWithEdit[]> {
  return db
    .select({ output: getTableColumns(outputs), edit: getTableColumns(edits) })
    .from(outputs)
    .innerJoin(edits, eq(edits.id, outputs.editId))
    .where(where)
    .limit(1);
}
