import { sql } from "drizzle-orm";
import type { Queryable } from "./client";

/** One step down from a picture to one made of it. */
export type Descent = { imageId: string; outputId: string; editId: string; sourceId: string; prompt: string };

/** No chain is longer; it also ends one that runs in a circle, which should not exist. */
const STEPS_MAX = 200;

/** How the picture came about: from the oldest known ancestor's first child down to the picture itself; trashed steps too. */
export async function listAncestry(db: Queryable, ownerId: string, imageId: string): Promise<Descent[]> {
  const { rows } = await db.execute<Descent & { step: number }>(sql`
    with recursive ancestry as (
      select o.image_id, o.id as output_id, e.id as edit_id, e.source_id, e.recipe ->> 'prompt' as prompt, 1 as step
      from outputs o join edits e on e.id = o.edit_id
      where o.owner_id = ${ownerId} and o.image_id = ${imageId}
      union all
      select o.image_id, o.id, e.id, e.source_id, e.recipe ->> 'prompt', ancestry.step + 1
      from ancestry join outputs o on o.image_id = ancestry.source_id join edits e on e.id = o.edit_id
      where o.owner_id = ${ownerId} and ancestry.step < ${STEPS_MAX}
    )
    select image_id as "imageId", output_id as "outputId", edit_id as "editId", source_id as "sourceId", prompt, step
    from ancestry order by step desc`);
  return rows.map(({ step: _step, ...descent }) => descent);
}

/** The newest `limit` edits of a picture and of everything made from it, newest first; not those in the trash. */
export async function listFamilyEditIds(db: Queryable, ownerId: string, rootImageId: string, limit: number) {
  const { rows } = await db.execute<{ id: string }>(sql`
    with recursive family as (
      select ${rootImageId}::text as image_id, 1 as step
      union
      select o.image_id, family.step + 1
      from family join edits e on e.source_id = family.image_id join outputs o on o.edit_id = e.id
      where e.owner_id = ${ownerId} and o.image_id is not null and family.step < ${STEPS_MAX}
    )
    select e.id from edits e
    where e.owner_id = ${ownerId} and e.trashed_at is null and e.source_id in (select image_id from family)
    order by e.created_at desc, e.id desc limit ${limit}`);
  return rows.map(({ id }) => id);
}
