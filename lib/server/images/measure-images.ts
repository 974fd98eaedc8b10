import type { Difference } from "@/lib/domain/difference";
import type { ImageRow } from "@/lib/server/db/images";
import type { Services } from "@/lib/server/services";
import { lullInPixelTurns } from "./in-pixel-turn";
import { measureInThread } from "./measure-in-thread";
import type { PictureFile } from "./measure-pair";
import { type OriginalPixels, withOriginalPixels } from "./with-original-pixels";

/**
 * How far `after` is from `before`, from both at full size: reduced to the size of the smaller one and to `COMPARED_MAX_PX`. Rejects with
 * the signal's reason when stopped.
 */
export async function measureImages(
  services: Pick<Services, "blobs" | "env">,
  before: ImageRow,
  after: ImageRow,
  signal: AbortSignal,
): Promise<Difference> {
  await lullInPixelTurns(signal);
  return withOriginalPixels(services, before, (one) =>
    withOriginalPixels(services, after, (other) =>
      measureInThread({ before: toFile(one), after: toFile(other) }, signal),
    ),
  );
}

function toFile({ decodable, inspection: { width, height } }: OriginalPixels): PictureFile {
  return { file: decodable, width, height };
}
