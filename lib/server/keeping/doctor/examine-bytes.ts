import { createHash } from "node:crypto";
import { pipeline } from "node:stream/promises";
import sharp from "sharp";
import { BlobMissing } from "@/lib/server/blobs/blob-store";
import { findImageRow, listImageSizes } from "@/lib/server/db/keeping";
import { pictureKey } from "@/lib/server/images/picture-key";
import { remakeSmallForms } from "@/lib/server/images/remake-small-forms";
import type { Installation } from "../open-installation";
import { counted, type DoctorOptions, type Finding, left, mendable } from "./finding";

/** With `deep` alone: every byte of every original, and every pixel of the small forms. */
export async function* examineBytes(installation: Installation, options: DoctorOptions): AsyncGenerator<Finding> {
  if (!options.deep) return;
  const changed: string[] = [];
  let small = 0;
  for (const { id, sha256 } of await listImageSizes(installation.db)) {
    const hash = await unlessMissing(() => hashBlob(installation, pictureKey(id, "original")));
    const isChanged = hash !== null && hash !== sha256 && (await findImageRow(installation.db, id))?.sha256 === sha256;
    if (isChanged) changed.push(id);
    if ((await areReadable(installation, id)) || !hash || isChanged) continue;
    small += 1;
    if (options.repair) await remakeSmallForms(installation, id);
  }
  if (small > 0) {
    const what = `${counted(small, "image has", "images have")} a small form that cannot be read.`;
    yield mendable(small, what, "made again from the original", options);
  }
  if (changed.length > 0) {
    const what = `${counted(changed.length, "original does", "originals do")} not have the bytes that came in: ${changed.slice(0, 5).join(", ")}.`;
    yield left(changed.length, what, "take it from a backup; nothing was changed. Look at the disk, too");
  }
}

async function hashBlob({ blobs }: Installation, key: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(await blobs.stream(key), hash);
  return hash.digest("hex");
}

async function areReadable({ blobs }: Installation, imageId: string): Promise<boolean> {
  for (const form of ["display", "thumb"] as const) {
    const bytes = await unlessMissing(() => blobs.read(pictureKey(imageId, form)));
    const isReadable =
      bytes === null ||
      (await sharp(bytes)
        .stats()
        .then(
          () => true,
          () => false,
        ));
    if (!isReadable) return false;
  }
  return true;
}

async function unlessMissing<Result>(act: () => Promise<Result>): Promise<Result | null> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof BlobMissing) return null;
    throw error;
  }
}
