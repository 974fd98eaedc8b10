import { and, asc, eq, getTableColumns, gt, inArray, isNotNull, isNull, lt, lte, max, sql } from "drizzle-orm";
import type { Queryable, Transaction } from "./client";
import { EDIT_CHANNEL } from "./edit-channel";
import { edits, images } from "./schema";

export type EditRow = typeof edits.$inferSelect;
export type NewEditRow = typeof edits.$inferInsert;
/** An edit always comes with its source. */
export type EditWithSource = { edit: EditRow; source: typeof images.$inferSelect };

const withSource = { edit: getTableColumns(edits), source: getTableColumns(images) };

/** Null when another edit of this owner has the same idempotency key, also one that is committed while we wait. */
export async function insertEdit(tx: Transaction, row: NewEditRow): Promise<EditRow | null> {
  const [inserted] = await tx
    .insert(edits)
    .values(row)
    .onConflictDoNothing({ target: [edits.ownerId, edits.idempotencyKey] })
    .returning();
  return inserted ?? null;
}

export async function findEdit(db: Queryable, ownerId: string, editId: string): Promise<EditWithSource | null> {
  const [found] = await listEditsByIds(db, ownerId, [editId]);
  return found ?? null;
}

/** Trashed ones too; in no order. */
export function listEditsByIds(db: Queryable, ownerId: string, editIds: string[]): Promise<EditWithSource[]> {
  return db
    .select(withSource)
    .from(edits)
    .innerJoin(images, eq(images.id, edits.sourceId))
    .where(and(eq(edits.ownerId, ownerId), inArray(edits.id, editIds)));
}

export async function findEditByKey(db: Queryable, ownerId: string, idempotencyKey: string): Promise<EditRow | null> {
  const [found] = await db
    .select()
    .from(edits)
    .where(and(eq(edits.ownerId, ownerId), eq(edits.idempotencyKey, idempotencyKey)));
  return found ?? null;
}

/** Frees the key when it was used before `before`. */
export async function updateEditKeyExpired(tx: Transaction, ownerId: string, idempotencyKey: string, before: Date) {
  await tx
    .update(edits)
    .set({ idempotencyKey: null, requestSha256: null })
    .where(and(eq(edits.ownerId, ownerId), eq(edits.idempotencyKey, idempotencyKey), lt(edits.createdAt, before)));
}

/** False when there is no such edit, or it is already there. */
export async function updateEditTrashed(tx: Transaction, ownerId: string, editId: string, trashedAt: Date | null) {
  const changed = await tx
    .update(edits)
    .set({ trashedAt })
    .where(
      and(
        eq(edits.ownerId, ownerId),
        eq(edits.id, editId),
        trashedAt ? isNull(edits.trashedAt) : isNotNull(edits.trashedAt),
      ),
    )
    .returning({ id: edits.id });
  return changed.length > 0;
}

/** Its outputs go with it, and edits made from them forget their parent. */
export async function deleteEditRow(tx: Transaction, ownerId: string, editId: string): Promise<void> {
  await tx.execute(sql`update edits set parent_output_id = null
    where owner_id = ${ownerId} and parent_output_id in (select id from outputs where edit_id = ${editId})`);
  await tx.delete(edits).where(and(eq(edits.ownerId, ownerId), eq(edits.id, editId)));
}

/** The newest `limit` changes after `revision`, oldest first; trashed edits too. */
export async function listEditsChangedAfter(db: Queryable, ownerId: string, revision: number, limit: number) {
  const changed = await db
    .select({ editId: edits.id, revision: edits.revision })
    .from(edits)
    .where(and(eq(edits.ownerId, ownerId), gt(edits.revision, revision)))
    .orderBy(sql`${edits.revision} desc`)
    .limit(limit);
  return changed.reverse();
}

/**
 * Those of the last `span` revisions up to this one that a transaction wrote which is not older than `horizon`, oldest first: they may
 * have been committed after they were looked for.
 */
export async function listEditsCommittedLate(
  db: Queryable,
  ownerId: string,
  { revision, span, horizon }: { revision: number; span: number; horizon: string },
) {
  return db
    .select({ editId: edits.id, revision: edits.revision })
    .from(edits)
    .where(
      and(
        eq(edits.ownerId, ownerId),
        gt(edits.revision, revision - span),
        lte(edits.revision, revision),
        // Numbers of transactions begin anew; their ages do not.
        sql`age(${edits}.xmin) <= age(${horizon}::xid8::xid)`,
      ),
    )
    .orderBy(asc(edits.revision));
}

/** 0 when nothing has ever happened; and the oldest transaction that may still commit a lower one. */
export async function findLastRevision(db: Queryable, ownerId: string): Promise<{ revision: number; horizon: string }> {
  const [last] = await db
    .select({ revision: max(edits.revision), horizon: sql<string>`pg_snapshot_xmin(pg_current_snapshot())::text` })
    .from(edits)
    .where(eq(edits.ownerId, ownerId));
  return { revision: last?.revision ?? 0, horizon: last?.horizon ?? "" };
}

/** The owner's edits that still have an output in one of `statuses`, oldest first. */
export async function listEditIdsWithOutputs(db: Queryable, ownerId: string, statuses: string[]): Promise<string[]> {
  const rows = await db
    .select({ id: edits.id })
    .from(edits)
    .where(
      and(
        eq(edits.ownerId, ownerId),
        sql`exists (select from outputs o where o.edit_id = ${edits.id} and o.status = any(${sql.param(statuses)}))`,
      ),
    )
    .orderBy(asc(edits.createdAt), asc(edits.id));
  return rows.map(({ id }) => id);
}

/** Tells every process that the edit changed, when the transaction commits. Part of every change of an edit or its outputs. */
export function announceEdit(tx: Transaction, editId: string): Promise<void> {
  return announceEdits(tx, [editId]);
}

export async function announceEdits(tx: Transaction, editIds: string[]): Promise<void> {
  await tx.execute(sql`
    with changed as (
      update edits set revision = nextval('edit_revisions') where id = any(${sql.param(editIds)}) returning id, owner_id, revision
    )
    select pg_notify(${EDIT_CHANNEL},
      json_build_object('ownerId', owner_id, 'editId', id, 'revision', revision)::text) from changed`);
}

/** For an edit whose row is gone. */
export async function announceRemovedEdit(tx: Transaction, ownerId: string, editId: string): Promise<void> {
  await tx.execute(sql`select pg_notify(${EDIT_CHANNEL},
    json_build_object('ownerId', ${ownerId}::text, 'editId', ${editId}::text, 'revision', nextval('edit_revisions'))::text)`);
}
