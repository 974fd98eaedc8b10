import { announceEdit, announceRemovedEdit, deleteEditRow, findEdit, updateEditTrashed } from "@/lib/server/db/edits";
import { lockOutputs } from "@/lib/server/db/outputs";
import { AppError } from "@/lib/server/errors";
import type { Services } from "@/lib/server/services";
import { cancelOutputs } from "./cancel-outputs";
import { removeResultImages } from "./remove-result-images";

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
  if (forever) return removeForever(services, ownerId, editId);
  await services.db.transaction(async (tx) => {
    await cancelOutputs(services, tx, found.edit);
    await updateEditTrashed(tx, ownerId, editId, new Date());
    await announceEdit(tx, editId);
  });
}

async function removeForever(services: Services, ownerId: string, editId: string): Promise<void> {
  const imageIds = await services.db.transaction(async (tx) => {
    const outputs = await lockOutputs(tx, ownerId, editId);
    await deleteEditRow(tx, ownerId, editId);
    await announceRemovedEdit(tx, ownerId, editId);
    return outputs.flatMap(({ imageId }) => imageId ?? []);
  });
  await removeResultImages(services, ownerId, imageIds);
}
