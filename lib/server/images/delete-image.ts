import { deleteTrashedEditsUsing, deleteUnusedImages, hasImageInUse, lockImage } from "@/lib/server/db/images";
import { AppError } from "@/lib/server/errors";
import type { Services } from "@/lib/server/services";
import { removePictures } from "./remove-pictures";

/**
 * Removes an image for good, and with it the edits in the trash that use it.
 * Throws `in_use` while an edit outside the trash has it as its source or as a result.
 */
export async function deleteImage(
  services: Pick<Services, "db" | "blobs" | "log">,
  ownerId: string,
  imageId: string,
): Promise<void> {
  const removed = await services.db.transaction(async (tx) => {
    if (!(await lockImage(tx, ownerId, imageId))) throw new AppError("not_found", "This image does not exist.");
    if (await hasImageInUse(tx, ownerId, imageId)) {
      throw new AppError("in_use", "An edit uses this image; delete the edit first.");
    }
    const results = await deleteTrashedEditsUsing(tx, ownerId, imageId);
    return deleteUnusedImages(tx, ownerId, [imageId, ...results]);
  });
  await removePictures(services, removed).catch((error) => {
    services.log.warn({ error, imageIds: removed }, "pictures without a row were left behind");
  });
}
