import type { Sharp } from "sharp";
import type { ImageRow } from "@/lib/server/db/images";
import type { Services } from "@/lib/server/services";
import { bringDown } from "./bring-down";
import { type Inspection, inspectImage } from "./inspect-image";
import { openPixels } from "./open-pixels";
import { toDecodableFile } from "./to-decodable-file";

export type OriginalPixels = {
  inspection: Inspection;
  /** The file's pixels at full size, upright; decoded anew by each use. */
  open: () => Sharp;
  /** The original file, one of the same picture that sharp can decode, and room beside them for what is made of it. */
  file: string;
  decodable: string;
  folder: string;
};

/** Brings an image's original from the store into a temporary folder for the time of `work`. */
export async function withOriginalPixels<T>(
  services: Pick<Services, "blobs" | "env">,
  { id }: Pick<ImageRow, "id">,
  work: (pixels: OriginalPixels) => Promise<T>,
): Promise<T> {
  return bringDown(services, id, "original", async (file, folder) => {
    // It was within the limit when it came in; the limit may have been lowered since.
    const inspection = await inspectImage(file, Number.POSITIVE_INFINITY);
    const decodable = await toDecodableFile(file, inspection, folder);
    return work({ inspection, open: () => openPixels(decodable).autoOrient(), file, decodable, folder });
  });
}
