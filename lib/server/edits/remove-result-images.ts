import { deleteUnusedImages } from "@/lib/server/db/images";
import { removePictures } from "@/lib/server/images/remove-pictures";
import type { Services } from "@/lib/server/services";

/** Removes those of these results that no edit uses any more, rows first: a picture without a row is only a little waste. */
export async function removeResultImages(
  services: Pick<Services, "db" | "blobs" | "log">,
  ownerId: string,
  imageIds: string[],
): Promise<void> {
  const removed = await deleteUnusedImages(services.db, ownerId, imageIds);
  await removePictures(services, removed).catch((error) => {
    services.log.warn({ error, imageIds: removed }, "pictures without a row were left behind");
  });
}
