import { and, asc, eq, getTableColumns, sql } from "drizzle-orm";
import type { Queryable, Transaction } from "./client";
import { collections, images, outputs } from "./schema";

type CollectionRow = typeof collections.$inferSelect;
export type CollectionWithCover = { collection: CollectionRow; count: number; coverId: string | null };

const items = sql`from collection_items c join outputs o on o.id = c.output_id join edits e on e.id = o.edit_id
  where c.collection_id = ${collections.id} and e.trashed_at is null`;

/** Oldest first, as they were made; one of them with `id`. */
export function listCollections(db: Queryable, ownerId: string, id?: string): Promise<CollectionWithCover[]> {
  return db
    .select({
      collection: getTableColumns(collections),
      count: sql<number>`(select count(*)::int ${items})`,
      coverId: sql<string | null>`(select o.image_id ${items} order by c.position limit 1)`,
    })
    .from(collections)
    .where(and(eq(collections.ownerId, ownerId), id === undefined ? undefined : eq(collections.id, id)))
    .orderBy(asc(collections.createdAt), asc(collections.id));
}

export async function insertCollection(db: Queryable, row: typeof collections.$inferInsert): Promise<void> {
  await db.insert(collections).values(row);
}

/** False when there is no such collection. */
export async function updateCollectionName(db: Queryable, ownerId: string, id: string, name: string): Promise<boolean> {
  const changed = await db
    .update(collections)
    .set({ name })
    .where(isCollection(ownerId, id))
    .returning({ id: collections.id });
  return changed.length > 0;
}

export async function deleteCollectionRow(db: Queryable, ownerId: string, id: string): Promise<boolean> {
  const gone = await db.delete(collections).where(isCollection(ownerId, id)).returning({ id: collections.id });
  return gone.length > 0;
}

/** Holds it until the transaction ends, so that two changes of its order come one after the other. */
export async function lockCollection(tx: Transaction, ownerId: string, id: string): Promise<boolean> {
  const [held] = await tx
    .select({ id: collections.id })
    .from(collections)
    .where(isCollection(ownerId, id))
    .for("update");
  return held !== undefined;
}

/** Behind the others, in the order given; those that are in it stay where they are, what has no picture is left out. */
export async function insertCollectionItems(
  tx: Transaction,
  ownerId: string,
  id: string,
  outputIds: readonly string[],
) {
  await tx.execute(sql`
    insert into collection_items (collection_id, output_id, position)
    select ${id}, o.id, given.at + coalesce((select max(position) + 1 from collection_items where collection_id = ${id}), 0)
    from unnest(${sql.param([...outputIds])}::text[]) with ordinality as given(output_id, at)
    join ${outputs} o on o.id = given.output_id
    where o.owner_id = ${ownerId} and o.image_id is not null
    on conflict do nothing`);
}

export async function deleteCollectionItems(tx: Transaction, id: string, outputIds: readonly string[]): Promise<void> {
  await tx.execute(sql`delete from collection_items
    where collection_id = ${id} and output_id = any(${sql.param([...outputIds])}::text[])`);
}

/** The ids of all its versions, in order; trashed ones too, which keep their places. */
export async function listCollectionItems(db: Queryable, id: string): Promise<string[]> {
  const { rows } = await db.execute<{ id: string }>(
    sql`select output_id as id from collection_items where collection_id = ${id} order by position, output_id`,
  );
  return rows.map((row) => row.id);
}

export async function updateCollectionOrder(tx: Transaction, id: string, outputIds: readonly string[]): Promise<void> {
  await tx.execute(sql`
    update collection_items c set position = given.at
    from unnest(${sql.param([...outputIds])}::text[]) with ordinality as given(output_id, at)
    where c.collection_id = ${id} and c.output_id = given.output_id and c.position <> given.at`);
}

export async function listCovers(db: Queryable, ownerId: string, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, typeof images.$inferSelect>();
  const rows = await db
    .select()
    .from(images)
    .where(and(eq(images.ownerId, ownerId), sql`${images.id} = any(${sql.param([...ids])}::text[])`));
  return new Map(rows.map((row) => [row.id, row]));
}

function isCollection(ownerId: string, id: string) {
  return and(eq(collections.ownerId, ownerId), eq(collections.id, id));
}
