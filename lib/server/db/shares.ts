import { and, asc, desc, eq, exists, getTableColumns, inArray, isNull, lt, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Queryable, Transaction } from "./client";
import { edits, images, outputs, shareOutputs, shares } from "./schema";

export type ShareRow = typeof shares.$inferSelect;
export type NewShareRow = Omit<typeof shares.$inferInsert, "createdAt">;
/** A version of a share with all that a page can show of it; trashed ones too. */
export type SharedRow = {
  shareId: string;
  position: number;
  output: typeof outputs.$inferSelect;
  edit: typeof edits.$inferSelect;
  source: typeof images.$inferSelect;
  image: typeof images.$inferSelect;
};

export async function insertShare(tx: Transaction, share: NewShareRow, outputIds: readonly string[]) {
  // Milliseconds are all that a cursor's date keeps.
  await tx.insert(shares).values({ ...share, createdAt: sql`date_trunc('milliseconds', now())` });
  await insertShareOutputs(tx, share.id, outputIds);
}

/** Whoever owns it, revoked or not. */
export async function findShareByToken(db: Queryable, token: string): Promise<ShareRow | null> {
  const [found] = await db.select().from(shares).where(eq(shares.token, token));
  return found ?? null;
}

/** One that is not revoked. */
export async function findShare(db: Queryable, ownerId: string, shareId: string): Promise<ShareRow | null> {
  const [found] = await db.select().from(shares).where(isOpenShare(ownerId, shareId));
  return found ?? null;
}

/** Newest first, neither revoked nor without any picture. */
export function listShares(
  db: Queryable,
  ownerId: string,
  { limit, cursor }: { limit: number; cursor: { createdAt: Date; id: string } | null },
): Promise<ShareRow[]> {
  const isOlder =
    cursor &&
    or(lt(shares.createdAt, cursor.createdAt), and(eq(shares.createdAt, cursor.createdAt), lt(shares.id, cursor.id)));
  const itsOutputs = db.select({ one: sql`1` }).from(shareOutputs).where(eq(shareOutputs.shareId, shares.id));
  return db
    .select()
    .from(shares)
    .where(and(eq(shares.ownerId, ownerId), isNull(shares.revokedAt), exists(itsOutputs), isOlder ?? undefined))
    .orderBy(desc(shares.createdAt), desc(shares.id))
    .limit(limit);
}

/** By share, in their order on the page. */
export function listSharedRows(db: Queryable, shareIds: string[]): Promise<SharedRow[]> {
  const sources = alias(images, "sources");
  return db
    .select({
      shareId: shareOutputs.shareId,
      position: shareOutputs.position,
      output: getTableColumns(outputs),
      edit: getTableColumns(edits),
      source: getTableColumns(sources),
      image: getTableColumns(images),
    })
    .from(shareOutputs)
    .innerJoin(outputs, eq(outputs.id, shareOutputs.outputId))
    .innerJoin(edits, eq(edits.id, outputs.editId))
    .innerJoin(sources, eq(sources.id, edits.sourceId))
    .innerJoin(images, eq(images.id, outputs.imageId))
    .where(inArray(shareOutputs.shareId, shareIds))
    .orderBy(asc(shareOutputs.shareId), asc(shareOutputs.position));
}

export async function updateShare(
  tx: Transaction,
  ownerId: string,
  shareId: string,
  changes: Partial<NewShareRow>,
): Promise<void> {
  if (Object.keys(changes).length > 0) await tx.update(shares).set(changes).where(isOpenShare(ownerId, shareId));
}

/** False when there is no such share, or it is revoked already. */
export async function updateShareRevoked(db: Queryable, ownerId: string, shareId: string): Promise<boolean> {
  const revoked = await db
    .update(shares)
    .set({ revokedAt: new Date(), title: null, note: null, passwordHash: null })
    .where(isOpenShare(ownerId, shareId))
    .returning({ id: shares.id });
  return revoked.length > 0;
}

export async function replaceShareOutputs(tx: Transaction, shareId: string, outputIds: readonly string[]) {
  await tx.delete(shareOutputs).where(eq(shareOutputs.shareId, shareId));
  await insertShareOutputs(tx, shareId, outputIds);
}

/** One more, and nothing about whose. */
export async function addShareView(db: Queryable, shareId: string): Promise<void> {
  await db
    .update(shares)
    .set({ views: sql`${shares.views} + 1` })
    .where(eq(shares.id, shareId));
}

async function insertShareOutputs(tx: Transaction, shareId: string, outputIds: readonly string[]) {
  await tx.insert(shareOutputs).values(outputIds.map((outputId, position) => ({ shareId, outputId, position })));
}

function isOpenShare(ownerId: string, shareId: string) {
  return and(eq(shares.ownerId, ownerId), eq(shares.id, shareId), isNull(shares.revokedAt));
}
