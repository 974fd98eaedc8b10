import { open } from "node:fs/promises";
import path from "node:path";
import type { ImageRow } from "@/lib/server/db/images";
import type { Services } from "@/lib/server/services";
import { pictureKey } from "./picture-key";
import { sharedWork } from "./shared-work";
import { type OriginalPixels, withOriginalPixels } from "./with-original-pixels";

/** WebP holds no longer side (RFC 9649, 14 bits). */
const WEBP_MAX_PX = 16_383;
const lossless = ["image/png", "image/gif", "image/tiff"];

/** Known without reading anything: PNG where nothing may be lost or WebP cannot hold it, else WebP. */
export function fullMediaType({
  mediaType,
  hasAlpha,
  width,
  height,
}: Pick<ImageRow, "mediaType" | "hasAlpha" | "width" | "height">) {
  const isTooLong = Math.max(width, height) > WEBP_MAX_PX;
  return lossless.includes(mediaType) || hasAlpha || isTooLong ? "image/png" : "image/webp";
}

const makeOnce = sharedWork<void>();

/** Makes the full-size form if it is not stored yet; two requests at once make it once. */
export async function ensureFullPicture(services: Pick<Services, "blobs" | "env">, image: ImageRow): Promise<void> {
  if ((await services.blobs.size(pictureKey(image.id, "full"))) !== null) return;
  await makeOnce(image.id, () => make(services, image));
}

async function make(services: Pick<Services, "blobs" | "env">, image: ImageRow): Promise<void> {
  await withOriginalPixels(services, image, async (pixels) => {
    const target = path.join(pixels.folder, "full");
    if (fullMediaType(image) === "image/png") {
      await pixels.open().png().toFile(target);
    } else {
      const options = (await isLosslessWebp(pixels)) ? { lossless: true } : { quality: 94, smartSubsample: true };
      await pixels.open().webp(options).toFile(target);
    }
    await services.blobs.putFile(pictureKey(image.id, "full"), target);
  });
}

/** A lossless WebP without alpha begins with the chunk VP8L (RFC 9649). */
async function isLosslessWebp({ inspection, file }: OriginalPixels): Promise<boolean> {
  if (inspection.mediaType !== "image/webp") return false;
  const handle = await open(file);
  try {
    const { buffer } = await handle.read(Buffer.alloc(16), 0, 16, 0);
    return buffer.toString("latin1", 12, 16) === "VP8L";
  } finally {
    await handle.close();
  }
}
