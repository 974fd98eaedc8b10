import { BlobMissing } from "@/lib/server/blobs/blob-store";
import { AppError } from "@/lib/server/errors";
import type { Services } from "@/lib/server/services";
import { inPixelTurn } from "./in-pixel-turn";
import { remakeSmallForms } from "./remake-small-forms";

const inTheMaking = new Map<string, Promise<void>>();

/**
 * What `read` finds of an image's `display` or `thumb`. Where they are not in the store they are made again from the original, once for
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
    await remakeOnce(services, imageId).catch((failure) => {
      const isOriginalUseless = failure instanceof AppError && failure.code !== "storage_unavailable";
      throw isOriginalUseless ? error : failure;
    });
    return read();
  }
}

function remakeOnce(services: Pick<Services, "blobs" | "env">, imageId: string): Promise<void> {
  const making =
    inTheMaking.get(imageId) ??
    inPixelTurn(() => remakeSmallForms(services, imageId)).finally(() => inTheMaking.delete(imageId));
  inTheMaking.set(imageId, making);
  return making;
}
