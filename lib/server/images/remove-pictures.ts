import type { Services } from "@/lib/server/services";
import { cardForms, laterForms, pictureForms, pictureKey } from "./picture-key";

/** Removes every form of images whose rows are gone. */
export async function removePictures({ blobs }: Pick<Services, "blobs">, imageIds: readonly string[]): Promise<void> {
  for (const imageId of imageIds) {
    for (const form of [...pictureForms, ...laterForms]) await blobs.remove(pictureKey(imageId, form));
  }
}

/** Removes the social previews of results; the next that is asked for is made anew. */
export async function removeCards({ blobs }: Pick<Services, "blobs">, imageIds: readonly string[]): Promise<void> {
  for (const imageId of imageIds) {
    for (const form of cardForms) await blobs.remove(pictureKey(imageId, form));
  }
}

/** The same where a failure is no reason to fail: a picture without a row is only a little waste, and the doctor finds it. */
export async function removeLeftPictures(
  services: Pick<Services, "blobs" | "log">,
  imageIds: readonly string[],
): Promise<void> {
  await removePictures(services, imageIds).catch((error) => {
    services.log.warn({ error, imageIds }, "pictures without a row were left behind");
  });
}
