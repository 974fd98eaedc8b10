import { oncePerProcess } from "@/lib/server/once-per-process";
import type { Services } from "@/lib/server/services";
import { pictureKey } from "./picture-key";

const onTheirWay = oncePerProcess("displays", () => new Map<string, Promise<void>>());

/** Stores a display form when it is made. Never rejects: what could not be kept is made again for whoever asks first. */
export function finishDisplay(
  { blobs, log }: Pick<Services, "blobs" | "log">,
  imageId: string,
  display: Promise<Buffer>,
): Promise<void> {
  const finish = async () => {
    try {
      await blobs.put(pictureKey(imageId, "display"), await display);
    } catch (error) {
      log.warn({ error, imageId }, "a display form was not kept");
    }
    if (onTheirWay.get(imageId) === finishing) onTheirWay.delete(imageId);
  };
  const finishing = finish();
  onTheirWay.set(imageId, finishing);
  return finishing;
}

/** Resolves when the display form of this image is not on its way any more, in this process; undefined when it is not. */
export function displayOnItsWay(imageId: string): Promise<void> | undefined {
  return onTheirWay.get(imageId);
}
