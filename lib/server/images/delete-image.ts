import {
  deleteTrashedEditsUsing,
  deleteUnusedImages,
  findImage,
  hasImageInUse,
  lockImage,
} from "@/lib/server/db/images";
import { AppError } from "@/lib/server/errors";
import type { Services } from "@/lib/server/services";
import { enqueueRemoval, removeLeftPictures } from "./remove-pictures";

/**
 * Removes an image for good, and with it the edits in the trash that use it.
 * Throws `in_use` while an edit outside the trash has it as its source or as a result.
 */
export async function deleteImage(
  services: Pick<Services, "db" | "blobs" | "queue" | "log">,
  ownerId: string,
  imageId: string,
): Promise<void> {
  const removed = await services.db.transaction(async (tx) => {
    if (!(await findImage(tx, ownerId, imageId))) throw missing();
    // Outputs and edits are held before images, as everywhere: what is refused below takes this back.
    const results = await deleteTrashedEditsUsing(tx, ownerId, imageId);
    if (!(await lockImage(tx, ownerId, imageId))) throw missing();
    if (await hasImageInUse(tx, ownerId, imageId)) throw inUse();
    const deleted = await deleteUnusedImages(tx, ownerId, [imageId, ...results]);
    // Meanwhile an edit began from it and went to the trash.
    if (!deleted.includes(imageId)) throw inUse();
    await enqueueRemoval(services, tx, deleted);
    return deleted;
  });
  await removeLeftPictures(services, removed);
}

function missing(): AppError {
  return new AppError("not_found", "This image does not exist.");
}

function inUse(): AppError {
  return new AppError("in_use", "An edit uses this image; delete the edit first.");
}
