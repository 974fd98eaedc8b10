import type { Transaction } from "@/lib/server/db/client";
import { findImageRow } from "@/lib/server/db/keeping";
import type { Jobs } from "@/lib/server/jobs/queue";
import type { Services } from "@/lib/server/services";
import { displayOnItsWay } from "./finish-display";
import { cardForms, laterForms, pictureForms, pictureKey } from "./picture-key";

/** Removes every form of images whose rows are gone. */
export async function removePictures({ blobs }: Pick<Services, "blobs">, imageIds: readonly string[]): Promise<void> {
  for (const imageId of imageIds) {
    await displayOnItsWay(imageId);
    for (const form of [...pictureForms, ...laterForms]) await blobs.remove(pictureKey(imageId, form));
  }
}

/** Removes the social previews of results; the next that is asked for is made anew. */
export async function removeCards({ blobs }: Pick<Services, "blobs">, imageIds: readonly string[]): Promise<void> {
  for (const imageId of imageIds) {
    for (const form of cardForms) await blobs.remove(pictureKey(imageId, form));
  }
}

/** How long whoever removed the rows has for the bytes before a job looks after them. */
const LATER_MS = 60_000;

/** Part of removing the rows of images for good: their bytes go, too, though this process is killed or the store is away after the commit. */
export async function enqueueRemoval(
  { queue }: Pick<Services, "queue">,
  tx: Transaction,
  imageIds: readonly string[],
): Promise<void> {
  if (imageIds.length === 0) return;
  await queue.enqueue(tx, "remove-pictures", { imageIds }, { runAt: new Date(Date.now() + LATER_MS) });
}

/** The job of `enqueueRemoval`. Mostly there is nothing left; throws while the store is away, and is run again. */
export async function removeWhatIsLeft(
  services: Pick<Services, "db" | "blobs">,
  { imageIds }: Jobs["remove-pictures"],
): Promise<void> {
  for (const imageId of imageIds) {
    if (!(await findImageRow(services.db, imageId))) await removePictures(services, [imageId]);
  }
}

/** The same where a failure is no reason to fail: a picture without a row is only a little waste, and a job or the doctor finds it. */
export async function removeLeftPictures(
  services: Pick<Services, "blobs" | "log">,
  imageIds: readonly string[],
): Promise<void> {
  await removePictures(services, imageIds).catch((error) => {
    services.log.warn({ error, imageIds }, "pictures without a row were left behind");
  });
}
