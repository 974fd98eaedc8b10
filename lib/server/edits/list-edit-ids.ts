import type { EditQuery } from "@/lib/domain/edit-list";
import { listEditIds as listIds } from "@/lib/server/db/edit-listing";
import type { Services } from "@/lib/server/services";

/** All that the query finds, in order: for choosing them all. */
export function listEditIds(
  { db }: Pick<Services, "db">,
  ownerId: string,
  filter: Omit<EditQuery, "limit" | "cursor">,
) {
  return listIds(db, ownerId, filter);
}
