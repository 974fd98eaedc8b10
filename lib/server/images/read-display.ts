import { BlobMissing } from "@/lib/server/blobs/blob-store";
import type { Services } from "@/lib/server/services";
import { displayFinished } from "./finish-display";
import { pictureKey } from "./picture-key";
import { withSmallForms } from "./with-small-forms";

/** The display form whole. Throws `BlobMissing` when neither it nor the original is there. */
export async function readDisplay(services: Pick<Services, "blobs" | "env">, imageId: string): Promise<Buffer> {
  await displayFinished(imageId);
  return withSmallForms(services, imageId, () => services.blobs.read(pictureKey(imageId, "display")));
}

/** Makes it where its process was killed before it was stored. Throws `BlobMissing` like the reading of it. */
export async function ensureDisplay(services: Pick<Services, "blobs" | "env">, imageId: string): Promise<void> {
  const key = pictureKey(imageId, "display");
  await displayFinished(imageId);
  await withSmallForms(services, imageId, async () => {
    if ((await services.blobs.size(key)) === null) throw new BlobMissing(key);
  });
}
