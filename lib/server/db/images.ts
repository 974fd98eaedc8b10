import { and, asc, desc, eq, exists, inArray, isNotNull, isNull, lt, notExists, or, sql } from "drizzle-orm";
import type { Queryable, Transaction } from "./client";
import { announceRemovedEdit, deleteEditRow } from "./edits";
import { lockOutputs } from "./outputs";
import { edits, images, outputs } from "./schema";
import { deleteUnspent } from "./spending";
import { insertSpentKey } from "./spent-keys";

export type ImageRow = typeof images.$inferSelect;
export type NewImageRow = Omit<ImageRow, "createdAt">;

/** Null when the owner already has an upload of the same bytes. */
export async function insertImage(db: Queryable, image: NewImageRow): Promise<ImageRow | null> {
  // Milliseconds are all that a cursor's date keeps.
  const createdAt = sql`date_trunc('milliseconds', now())`;
  const [row] = await db
    .insert(images)
    .values({ ...image, createdAt })
    .onConflictDoNothing()
    .returning();
  return row ?? null;
}

export async function findImage(db: Queryable, ownerId: string, id: string): Promise<ImageRow | null> {
  const [row] = await db.select().from(images).where(isImage(ownerId, id));
  return row ?? null;
}

/** What was found out about an image after it came in. */
export async function updateNotices(db: Queryable, id: string, notices: ImageRow["notices"]): Promise<void> {
  await db.update(images).set({ notices }).where(eq(images.id, id));
}

/** The owner's upload of these very bytes. */
export async function findUpload(db: Queryable, ownerId: string, sha256: string): Promise<ImageRow | null> {
  const isSame = and(eq(images.ownerId, ownerId), eq(images.kind, "upload"), eq(images.sha256, sha256));
  const [row] = await db.select().from(images).where(isSame);
  return row ?? null;
}

/** Newest first; after the one at `cursor`. */
export async function listUploads(
  db: Queryable,
  ownerId: string,
  { limit, cursor }: { limit: number; cursor: { createdAt: Date; id: string } | null },
): Promise<ImageRow[]> {
  const isOlder =
    cursor &&
    or(lt(images.createdAt, cursor.createdAt), and(eq(images.createdAt, cursor.createdAt), lt(images.id, cursor.id)));
  return db
    .select()
    .from(images)
    .where(and(eq(images.ownerId, ownerId), eq(images.kind, "upload"), isOlder ?? undefined))
    .orderBy(desc(images.createdAt), desc(images.id))
    .limit(limit);
}

/** Holds the row until the transaction ends: no edit can begin to use the image meanwhile. */
export async function lockImage(tx: Transaction, ownerId: string, id: string): Promise<ImageRow | null> {
  const [row] = await tx.select().from(images).where(isImage(ownerId, id)).for("update");
  return row ?? null;
}

/** Whether an edit outside the trash has the image as its source or as a result. */
export async function hasImageInUse(db: Queryable, ownerId: string, id: string): Promise<boolean> {
  const [row] = await db
    .select({ id: edits.id })
    .from(edits)
    .where(and(eq(edits.ownerId, ownerId), isNull(edits.trashedAt), usesImage(db, id)))
    .limit(1);
  return row !== undefined;
}

/** Removes for good the edits in the trash that use the image; their keys stay, so that a late re-sending runs nothing again. Returns the ids of the images that their outputs had. */
export async function deleteTrashedEditsUsing(tx: Transaction, ownerId: string, id: string): Promise<string[]> {
  const isTrashed = and(eq(edits.ownerId, ownerId), isNotNull(edits.trashedAt));
  const found = await tx
    .select({ id: edits.id })
    .from(edits)
    .where(and(isTrashed, usesImage(tx, id)))
    .orderBy(asc(edits.id));
  const made: string[] = [];
  for (const edit of found) {
    // Outputs before their edit, as everywhere; meanwhile it may have left the trash.
    const held = await lockOutputs(tx, ownerId, edit.id);
    const [trashed] = await tx
      .select({ id: edits.id })
      .from(edits)
      .where(and(isTrashed, eq(edits.id, edit.id)))
      .for("update");
    if (!trashed) continue;
    await deleteUnspent(tx, edit.id);
    await insertSpentKey(tx, ownerId, edit.id);
    await deleteEditRow(tx, ownerId, edit.id);
    await announceRemovedEdit(tx, ownerId, edit.id);
    made.push(...held.flatMap(({ imageId }) => imageId ?? []));
  }
  return made;
}

/**
 * Removes those of the images that no edit, in the trash or outside, has as a source or result. Returns their ids: their pictures are
 * to be removed after the commit.
 */
export async function deleteUnusedImages(tx: Transaction, ownerId: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const isOneOf = and(eq(images.ownerId, ownerId), inArray(images.id, [...ids]));
  // An edit that just begins holds its source: waited for here, so that the next statement sees it.
  await tx.select({ id: images.id }).from(images).where(isOneOf).orderBy(asc(images.id)).for("update");
  const asSource = tx.select({ one: sql`1` }).from(edits).where(eq(edits.sourceId, images.id));
  const asResult = tx.select({ one: sql`1` }).from(outputs).where(eq(outputs.imageId, images.id));
  const removed = await tx
    .delete(images)
    .where(and(isOneOf, notExists(asSource), notExists(asResult)))
    .returning({ id: images.id });
  return removed.map(({ id }) => id);
}

function isImage(ownerId: string, id: string) {
  return and(eq(images.ownerId, ownerId), eq(images.id, id));
}

function usesImage(db: Queryable, id: string) {
  const made = db
    .select({ one: sql`1` })
    .from(outputs)
    .where(and(eq(outputs.editId, edits.id), eq(outputs.imageId, id)));
  return or(eq(edits.sourceId, id), exists(made));
}
