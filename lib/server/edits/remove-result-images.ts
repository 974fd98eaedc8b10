import { deleteUnusedImages } from "@/lib/server/db/images";
import { removeLeftPictures } from "@/lib/server/images/remove-pictures";
import type { Services } from "@/lib/server/services";

/** Removes those of these results that no edit uses any more, rows first. */
export async function removeResultImages(
  services: Pick<Services, "db" | "blobs" | "log">,
  ownerId: string,
  imageIds: string[],
): Promise<void> {
  const removed = await services.db.transaction((tx) => deleteUnusedImages(tx, ownerId, imageIds));
  await removeLeftPictures(services, removed);
}
