import sharp from "sharp";
import { markOf, paintMark } from "./mark";
import type { Order } from "./service";

/** Grey where the engine was given no picture that it can read. */
const NOTHING = { create: { width: 64, height: 64, channels: 3 as const, background: "#808080" } };

/** The "edited" picture: the one that was sent, scaled and tinted by the seed, with the mark of prompt and seed on top. */
export async function makePicture(order: Order, index: number): Promise<Buffer> {
  const { width, height, seed, prompt } = order;
  const pixels = await (order.source ? sharp(order.source, { failOn: "none" }) : sharp(NOTHING))
    .flatten({ background: "#fff" })
    .resize(width, height, { fit: "fill", kernel: "linear" })
    .toColourspace("srgb")
    .removeAlpha()
    .raw()
    .toBuffer();
  tint(pixels, seed);
  paintMark(pixels, { width, height }, markOf({ prompt, seed, index }));
  const picture = sharp(pixels, { raw: { width, height, channels: 3 } });
  if (order.format === "jpeg") return picture.jpeg({ quality: 92 }).toBuffer();
  if (order.format === "webp") return picture.webp({ quality: 92, effort: 1 }).toBuffer();
  return picture.png({ compressionLevel: 3, adaptiveFiltering: false }).toBuffer();
}

function tint(pixels: Buffer, seed: number): void {
  const gains = [0.8, 0.9, 1];
  const turn = ((seed % 3) + 3) % 3;
  for (let offset = 0; offset < pixels.length; offset++) {
    pixels[offset] = Math.round((pixels[offset] ?? 0) * (gains[((offset % 3) + turn) % 3] ?? 1));
  }
}
