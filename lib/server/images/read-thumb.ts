import { BlobMissing } from "@/lib/server/blobs/blob-store";
import { AppError } from "@/lib/server/errors";
import type { Services } from "@/lib/server/services";
import { pictureKey } from "./picture-key";
import { requireImage } from "./require-image";
import { withSmallForms } from "./with-small-forms";

/**
 * The smallest form, whole: a gallery asks for fifty at once, and opening a stream for each of a few kilobytes takes longer than
 * reading it. Throws `not_found`.
 */
export async function readThumb(
  services: Pick<Services, "db" | "blobs" | "env">,
  ownerId: string,
  imageId: string,
): Promise<Buffer> {
  const { id } = await requireImage(services, ownerId, imageId);
  try {
    return await withSmallForms(services, id, () => services.blobs.read(pictureKey(id, "thumb")));
  } catch (error) {
    if (!(error instanceof BlobMissing)) throw error;
    throw new AppError("not_found", "The bytes of this picture are not in the store any more.", { cause: error });
  }
}
