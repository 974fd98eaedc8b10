import type pg from "pg";

/**
 * What was removed for good while the pictures were read, told by the images whose pictures were gone: the edits that used them went
 * first, and with those their other results that nothing else uses.
 */
export async function findRemoved(
  snapshot: pg.PoolClient,
  vanished: readonly string[],
): Promise<{ edits: string[]; images: string[] }> {
  if (vanished.length === 0) return { edits: [], images: [] };
  const { rows: editRows } = await snapshot.query<{ id: string }>(
    `select id from edits where source_id = any($1)
     union select edit_id from outputs where image_id = any($1)`,
    [vanished],
  );
  const edits = editRows.map(({ id }) => id);
  const { rows: imageRows } = await snapshot.query<{ id: string }>(
    `select id from images where kind = 'result'
       and id in (select image_id from outputs where edit_id = any($1))
       and not exists (select from outputs o where o.image_id = images.id and not o.edit_id = any($1))
       and not exists (select from edits e where e.source_id = images.id and not e.id = any($1))`,
    [edits],
  );
  return { edits, images: [...new Set([...vanished, ...imageRows.map(({ id }) => id)])] };
}
