import type { Services } from "@/lib/server/services";
import { pictureForms, pictureKey } from "./picture-key";

/** Removes every form of images whose rows are gone. */
export async function removePictures({ blobs }: Pick<Services, "blobs">, imageIds: readonly string[]): Promise<void> {
  for (const imageId of imageIds) {
    for (const form of pictureForms) await blobs.remove(pictureKey(imageId, form));
  }
}
