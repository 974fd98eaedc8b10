import { announceEdit, findEdit, updateEditTrashed } from "@/lib/server/db/edits";
import { AppError } from "@/lib/server/errors";
import { removeLeftPictures } from "@/lib/server/images/remove-pictures";
import type { Services } from "@/lib/server/services";
import { cancelOutputs } from "./cancel-outputs";
import { removeEdit } from "./remove-edit";

/**
 * Moves the edit to the trash, out of every list, and cancels what is pending in it. With `forever` it is gone, with
 * those of its pictures that no other edit began from.
 */
export async function deleteEdit(
  services: Services,
  ownerId: string,
  editId: string,
  { forever }: { forever: boolean },
): Promise<void> {
  const found = await findEdit(services.db, ownerId, editId);
  if (!found || (found.edit.trashedAt !== null && !forever))
    throw new AppError("not_found", "This edit does not exist.");
  if (forever) {
    const imageIds = await services.db.transaction((tx) => removeEdit(services, tx, ownerId, editId));
    return removeLeftPictures(services, imageIds ?? []);
  }
  await services.db.transaction(async (tx) => {
    await cancelOutputs(services, tx, found.edit);
    await updateEditTrashed(tx, ownerId, editId, new Date());
    await announceEdit(tx, editId);
  });
}
