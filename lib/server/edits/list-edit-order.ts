import type { EditOrder, EditQuery } from "@/lib/domain/edit-list";
import { listEditOrder as listOrder } from "@/lib/server/db/edit-listing";
import type { Services } from "@/lib/server/services";

/** All that the query finds, in order, with what a grid is laid out from. */
export function listEditOrder(
  { db }: Pick<Services, "db">,
  ownerId: string,
  filter: Omit<EditQuery, "limit" | "cursor">,
): Promise<EditOrder> {
  return listOrder(db, ownerId, filter);
}
