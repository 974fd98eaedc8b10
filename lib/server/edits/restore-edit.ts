import type { Edit } from "@/lib/domain/edit";
import { announceEdit, updateEditTrashed } from "@/lib/server/db/edits";
import type { Services } from "@/lib/server/services";
import { readEdit } from "./read-edit";

/** Takes the edit out of the trash; for one that is not in it nothing changes. Throws `not_found` when it is gone. */
export async function restoreEdit(
  services: Pick<Services, "db" | "providers">,
  ownerId: string,
  editId: string,
): Promise<Edit> {
  await services.db.transaction(async (tx) => {
    if (await updateEditTrashed(tx, ownerId, editId, null)) await announceEdit(tx, editId);
  });
  return readEdit(services, ownerId, editId);
}
