import type { EditList, EditQuery } from "@/lib/domain/edit-list";
import { countEdits, listEdits as listEditRows } from "@/lib/server/db/edit-listing";
import type { Services } from "@/lib/server/services";
import { describeEdits } from "./describe-edits";
import { parseCursor, toCursor } from "./edit-cursor";

const DEFAULT_LIMIT = 30;

/** One page of the owner's edits. Throws `invalid_request` for a cursor that is none of ours. */
export async function listEdits(
  services: Pick<Services, "db" | "providers">,
  ownerId: string,
  { limit = DEFAULT_LIMIT, cursor, ...filter }: EditQuery,
): Promise<EditList> {
  const after = cursor === undefined ? null : parseCursor(cursor);
  const [{ rows, next }, total] = await Promise.all([
    listEditRows(services.db, ownerId, filter, { after, limit }),
    countEdits(services.db, ownerId, filter),
  ]);
  const items = await describeEdits(services, ownerId, rows);
  return { items, nextCursor: next && toCursor(next), total };
}
