import { and, asc, count, eq, isNotNull, lt } from "drizzle-orm";
import type { Queryable, Transaction } from "./client";
import { edits } from "./schema";

export type TrashQuery = {
  /** All that is in the trash without one. Times there are the database's, whose clock need not be ours. */
  trashedBefore?: Date;
  /** All owners' without one: for the installation's own tidying. */
  ownerId?: string;
};

/** The edits that have been in the trash for longest, at most `limit`. */
export function listTrash(db: Queryable, query: TrashQuery, limit: number): Promise<{ id: string; ownerId: string }[]> {
  return db
    .select({ id: edits.id, ownerId: edits.ownerId })
    .from(edits)
    .where(isInTrash(query))
    .orderBy(asc(edits.trashedAt), asc(edits.id))
    .limit(limit);
}

export async function countTrash(db: Queryable, query: TrashQuery): Promise<number> {
  const [row] = await db.select({ total: count() }).from(edits).where(isInTrash(query));
  return row?.total ?? 0;
}

/** Holds the edit in the trash until the transaction ends; false when somebody took it out meanwhile. */
export async function lockTrashedEdit(tx: Transaction, editId: string, query: TrashQuery): Promise<boolean> {
  const rows = await tx
    .select({ id: edits.id })
    .from(edits)
    .where(and(eq(edits.id, editId), isInTrash(query)))
    .for("update");
  return rows.length > 0;
}

function isInTrash({ trashedBefore, ownerId }: TrashQuery) {
  return and(
    isNotNull(edits.trashedAt),
    trashedBefore && lt(edits.trashedAt, trashedBefore),
    ownerId === undefined ? undefined : eq(edits.ownerId, ownerId),
  );
}
