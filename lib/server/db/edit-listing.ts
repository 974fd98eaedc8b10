import {
  and,
  count,
  eq,
  getTableColumns,
  gte,
  ilike,
  inArray,
  isNotNull,
  isNull,
  lt,
  not,
  type SQL,
  sql,
} from "drizzle-orm";
import type { EditStatus } from "@/lib/domain/edit";
import {
  type EditOrder,
  type EditQuery,
  outputStatusesOf,
  type PictureSize,
  pictureSizes,
} from "@/lib/domain/edit-list";
import type { Queryable } from "./client";
import type { EditWithSource } from "./edits";
import { collectionItems, edits, images, outputs } from "./schema";

/** Where a page ended: the moment in microseconds as the database writes it, and the id for edits of one moment. */
export type EditPosition = { createdAt: string; id: string };
type Filter = Omit<EditQuery, "cursor" | "limit">;
const POSITION_TIME = sql<string>`to_char(${edits.createdAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** One page, and where the next begins; null after the last. */
export async function listEdits(
  db: Queryable,
  ownerId: string,
  filter: Filter,
  page: { after: EditPosition | null; limit: number },
): Promise<{ rows: EditWithSource[]; next: EditPosition | null }> {
  const found = await db
    .select({ edit: getTableColumns(edits), source: getTableColumns(images), time: POSITION_TIME })
    .from(edits)
    .innerJoin(images, eq(images.id, edits.sourceId))
    .where(and(matches(ownerId, filter), page.after ? isAfter(page.after, filter) : undefined))
    .orderBy(...orderOf(filter))
    .limit(page.limit + 1);
  const rows = found.slice(0, page.limit);
  const last = rows.at(-1);
  return { rows, next: found.length > page.limit && last ? { createdAt: last.time, id: last.edit.id } : null };
}

/** All ids that the filter finds, in order. */
export async function listEditIds(db: Queryable, ownerId: string, filter: Filter): Promise<string[]> {
  const rows = await db
    .select({ id: edits.id })
    .from(edits)
    .where(matches(ownerId, filter))
    .orderBy(...orderOf(filter));
  return rows.map(({ id }) => id);
}

/**
 * The same with the outputs that the filter is about and their shapes: a grid of ten thousand is drawn from it. It comes as four long
 * lists, since reading each output's row from the driver takes as long as finding it.
 */
export async function listEditOrder(db: Queryable, ownerId: string, filter: Filter): Promise<EditOrder> {
  const row = db
    .select({
      id: sql<string>`${edits.id}`.as("edit_id"),
      createdAt: sql<number>`extract(epoch from ${edits.createdAt})::int`.as("seconds"),
      outputId: sql<string>`${outputs.id}`.as("output_id"),
      shape: sql<number>`coalesce(round(100.0 * ${images.width} / ${images.height}), 0)::int`.as("shape"),
    })
    .from(edits)
    .innerJoin(outputs, eq(outputs.editId, edits.id))
    .leftJoin(images, eq(images.id, outputs.imageId))
    // Without a collection it finds nothing, and costs nothing.
    .leftJoin(
      collectionItems,
      and(eq(collectionItems.outputId, outputs.id), eq(collectionItems.collectionId, filter.collectionId ?? "")),
    )
    .where(and(matches(ownerId, filter), isAskedFor(filter)))
    .orderBy(...(filter.collectionId ? [collectionItems.position] : orderOf(filter)), outputs.index)
    .as("row");
  const list = <Item>(column: SQL.Aliased<Item>) => sql<Item[]>`coalesce(json_agg(${column}), '[]')`;
  const [found] = await db
    .select({
      editIds: list(row.id),
      createdAt: list(row.createdAt),
      outputIds: list(row.outputId),
      shapes: list(row.shape),
    })
    .from(row);
  return found ? byEdit(found) : { ids: [], createdAt: [], outputs: [], shapes: [] };
}

function byEdit(found: { editIds: string[]; createdAt: number[]; outputIds: string[]; shapes: number[] }): EditOrder {
  const order: EditOrder = { ids: [], createdAt: [], outputs: [], shapes: [] };
  for (const [at, id] of found.editIds.entries()) {
    if (order.ids.at(-1) !== id) {
      order.ids.push(id);
      order.createdAt.push(found.createdAt[at] ?? 0);
      order.outputs.push([]);
      order.shapes.push([]);
    }
    order.outputs.at(-1)?.push(found.outputIds[at] ?? "");
    order.shapes.at(-1)?.push(found.shapes[at] ?? 0);
  }
  return order;
}

/** The same as `isAskedFor` of the domain, over `outputs` and the images that they made. */
function isAskedFor({ favourite, status, size, collectionId }: Filter): SQL | undefined {
  const statuses = status?.flatMap((each) => outputStatusesOf[each]);
  return and(
    favourite === undefined ? undefined : eq(outputs.favourite, favourite),
    statuses && inArray(outputs.status, statuses),
    size && isOfSize(size),
    collectionId === undefined ? undefined : isNotNull(collectionItems.position),
  );
}

function isOfSize(size: PictureSize): SQL {
  const [least, most] = pictureSizes[size];
  return sql`greatest(${images.width}, ${images.height}) between ${least} and ${most}`;
}

export async function countEdits(db: Queryable, ownerId: string, filter: Filter): Promise<number> {
  const [row] = await db.select({ total: count() }).from(edits).where(matches(ownerId, filter));
  return row?.total ?? 0;
}

function matches(ownerId: string, filter: Filter): SQL | undefined {
  const words = filter.q?.trim().split(/\s+/).filter(Boolean) ?? [];
  return and(
    eq(edits.ownerId, ownerId),
    filter.trash ? isNotNull(edits.trashedAt) : isNull(edits.trashedAt),
    ...words.map((word) => ilike(sql`(${edits.recipe} ->> 'prompt')`, `%${escapeLike(word)}%`)),
    filter.provider === undefined ? undefined : sql`${edits.recipe} ->> 'provider' = ${filter.provider}`,
    filter.model === undefined ? undefined : sql`${edits.recipe} ->> 'model' = ${filter.model}`,
    filter.ids && inArray(edits.id, [...filter.ids]),
    filter.from === undefined ? undefined : gte(edits.createdAt, new Date(filter.from)),
    filter.to === undefined ? undefined : lt(edits.createdAt, new Date(filter.to)),
    filter.size && hasSize(filter.size),
    filter.collectionId === undefined ? undefined : isCollected(filter.collectionId),
    filter.sourceId === undefined ? undefined : eq(edits.sourceId, filter.sourceId),
    filter.favourite === undefined ? undefined : filter.favourite ? hasFavourite : not(hasFavourite),
    filter.status === undefined ? undefined : hasStatus(filter.status),
  );
}

const hasFavourite = sql`exists (select from outputs o where o.edit_id = ${edits.id} and o.favourite)`;

function isCollected(collectionId: string): SQL {
  return sql`exists (select from outputs o join collection_items c on c.output_id = o.id
    where o.edit_id = ${edits.id} and c.collection_id = ${collectionId})`;
}

/** Images are asked under another name: the query itself may have joined them, as sources. */
function hasSize(size: PictureSize): SQL {
  const [least, most] = pictureSizes[size];
  return sql`exists (select from outputs o join images i on i.id = o.image_id
    where o.edit_id = ${edits.id} and greatest(i.width, i.height) between ${least} and ${most})`;
}

const hasPicture = sql`exists (select from outputs o where o.edit_id = ${edits.id} and o.status = 'succeeded')`;
const hasPending = sql`exists (
  select from outputs o where o.edit_id = ${edits.id} and o.status in ('queued', 'submitting', 'waiting', 'saving'))`;

/** Begins from the few outputs that come into question; written out, as only then an index of some statuses is used. */
function hasStatus(statuses: readonly EditStatus[]): SQL {
  const literals = new Set(statuses.flatMap((status) => outputStatusesOf[status]).map((status) => `'${status}'`));
  if (literals.size === 0) return sql`false`;
  // Most edits: grouping them all takes far longer than these two joins, which say the same.
  if (statuses.every((status) => status === "succeeded")) return sql`(${hasPicture} and not ${hasPending})`;
  return sql`${edits.id} in (
    select o.edit_id from outputs o
    where o.edit_id in (select c.edit_id from outputs c where c.status in (${sql.raw([...literals].join(", "))}))
    group by o.edit_id
    having ${editStatus} = any(${sql.param(statuses)}))`;
}

/** The same as `editStatusOf` of the domain, over the outputs of an edit. */
const editStatus = sql`
  case
    when bool_or(o.status in ('queued', 'submitting', 'waiting', 'saving'))
      then case when bool_and(o.status = 'queued') then 'queued' else 'running' end
    when bool_or(o.status = 'succeeded') then 'succeeded'
    when bool_or(o.status = 'unconfirmed') then 'unconfirmed'
    when bool_or(o.status = 'failed') then 'failed'
    else 'canceled'
  end`;

/** In a pattern, `%` and `_` are what the person typed. */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}

function isAfter({ createdAt, id }: EditPosition, { sort }: Filter): SQL {
  const here = sql`(${edits.createdAt}, ${edits.id})`;
  const there = sql`(${createdAt}::timestamptz, ${id}::text)`;
  return sort === "oldest" ? sql`${here} > ${there}` : sql`${here} < ${there}`;
}

function orderOf({ sort }: Filter): SQL[] {
  const direction = sql.raw(sort === "oldest" ? "asc" : "desc");
  return [sql`${edits.createdAt} ${direction}`, sql`${edits.id} ${direction}`];
}
