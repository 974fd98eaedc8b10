import type { Services } from "@/lib/server/services";
import { displayFinished } from "./finish-display";
import { pictureKey } from "./picture-key";
import { withSmallForms } from "./with-small-forms";

/** The display form whole. Throws `BlobMissing` when neither it nor the original is there. */
export async function readDisplay(services: Pick<Services, "blobs" | "env">, imageId: string): Promise<Buffer> {
  await displayFinished(imageId);
  return withSmallForms(services, imageId, () => services.blobs.read(pictureKey(imageId, "display")));
}
