import sharp from "sharp";
import type { Picture } from "./picture";
import { joinAlpha } from "./split-alpha";

/** The picture as a PNG, packed quickly rather than tightly. */
export async function encodePicture(picture: Picture, signal: AbortSignal): Promise<Buffer> {
  const { width, height } = picture;
  const channels = picture.alpha ? 4 : 3;
  return sharp(await joinAlpha(picture, signal), { raw: { width, height, channels }, limitInputPixels: false })
    .png({ compressionLevel: 1, adaptiveFiltering: true })
    .toBuffer();
}
