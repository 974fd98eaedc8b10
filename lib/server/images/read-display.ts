import { BlobMissing } from "@/lib/server/blobs/blob-store";
import type { Services } from "@/lib/server/services";
import { pictureKey } from "./picture-key";
import { withSmallForms } from "./with-small-forms";

/** The display form whole. Throws `BlobMissing` when neither it nor the original is there. */
export function readDisplay(services: Pick<Services, "blobs" | "env">, imageId: string): Promise<Buffer> {
  return withSmallForms(services, imageId, () => services.blobs.read(pictureKey(imageId, "display")));
}

/** Makes it where its process was killed before it was stored. Throws `BlobMissing` like the reading of it. */
export function ensureDisplay(services: Pick<Services, "blobs" | "env">, imageId: string): Promise<void> {
  const key = pictureKey(imageId, "display");
  return withSmallForms(services, imageId, async () => {
    if ((await services.blobs.size(key)) === null) throw new BlobMissing(key);
  });
}
