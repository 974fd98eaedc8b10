import { BlobMissing } from "@/lib/server/blobs/blob-store";
import { AppError } from "@/lib/server/errors";
import type { Services } from "@/lib/server/services";
import { displayOnItsWay } from "./finish-display";
import { inPixelTurn } from "./in-pixel-turn";
import { remakeSmallForms } from "./remake-small-forms";
import { sharedWork } from "./shared-work";

const makeOnce = sharedWork<void>();

/**
 * What `read` finds of an image's `display` or `thumb`. One that is on its way is waited for; where they are not in the store they are made again from the original, once for
 * all who ask: a process can be killed between a result and its display form, and files can be lost. Throws `BlobMissing` where the
 * original is of no use either.
 */
export async function withSmallForms<Result>(
  services: Pick<Services, "blobs" | "env">,
  imageId: string,
  read: () => Promise<Result>,
): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof BlobMissing)) throw error;
    const finishing = displayOnItsWay(imageId);
    if (finishing) {
      await finishing;
      return withSmallForms(services, imageId, read);
    }
    await makeOnce(imageId, () => inPixelTurn(() => remakeSmallForms(services, imageId))).catch((failure) => {
      const isOriginalUseless = failure instanceof AppError && failure.code !== "storage_unavailable";
      throw isOriginalUseless ? error : failure;
    });
    return read();
  }
}
