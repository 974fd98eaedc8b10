import { stat } from "node:fs/promises";
import { hashFile } from "@/lib/server/blobs/hash-file";
import { updateImageBytes } from "@/lib/server/db/keeping";
import { bringDown } from "@/lib/server/images/bring-down";
import { inspectImage } from "@/lib/server/images/inspect-image";
import { type PictureForm, pictureKey } from "@/lib/server/images/picture-key";
import { remakeSmallForms } from "@/lib/server/images/remake-small-forms";
import type { Installation } from "../open-installation";

const largestFirst = ["full", "display", "thumb"] as const;

/** Puts the largest form that is left in the place of a lost original; the row then tells the truth about these bytes. */
export async function replaceOriginal(
  installation: Installation,
  imageId: string,
  there: ReadonlyMap<PictureForm, number>,
): Promise<void> {
  const form = largestFirst.find((each) => there.has(each));
  if (!form) return;
  await bringDown(installation, imageId, form, async (file) => {
    const { mediaType, width, height, hasAlpha } = await inspectImage(file, Number.POSITIVE_INFINITY);
    const [sha256, { size: bytes }] = await Promise.all([hashFile(file), stat(file)]);
    await installation.blobs.putFile(pictureKey(imageId, "original"), file);
    await updateImageBytes(installation.db, imageId, { sha256, bytes, mediaType, width, height, hasAlpha });
  });
  if (!there.has("display") || !there.has("thumb")) await remakeSmallForms(installation, imageId);
}
