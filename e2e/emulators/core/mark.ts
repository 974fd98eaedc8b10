import { createHash } from "node:crypto";
import sharp from "sharp";
import type { PixelSize } from "./working-size";

const BLOCKS = 8;

/** What a result was made from and with; equal marks mean the same prompt, seed and place in the call. */
export type MarkOf = { prompt: string; seed: number; index?: number };

/** Eight colours (three bits each: red, green, blue full or none) that stand in a stripe on top of the result. */
export function markOf({ prompt, seed, index = 0 }: MarkOf): number[] {
  const digest = createHash("sha256")
    .update(JSON.stringify([prompt, seed, index]))
    .digest();
  return Array.from({ length: BLOCKS }, (_, block) => (digest[block] ?? 0) % 8);
}

function stripeHeight({ height }: PixelSize): number {
  return Math.min(height, Math.max(8, Math.round(height / 32)));
}

/** Paints the mark over the top rows of raw RGB pixels. */
export function paintMark(pixels: Buffer, size: PixelSize, mark: readonly number[]): void {
  for (let y = 0; y < stripeHeight(size); y++) {
    for (let x = 0; x < size.width; x++) {
      const colour = mark[Math.floor((x * BLOCKS) / size.width)] ?? 0;
      const offset = (y * size.width + x) * 3;
      for (let channel = 0; channel < 3; channel++) pixels[offset + channel] = colour & (1 << channel) ? 255 : 0;
    }
  }
}

/** Reads the mark of a result, also after lossy compression. */
export async function readMark(bytes: Buffer): Promise<number[]> {
  const { data, info } = await sharp(bytes)
    .removeAlpha()
    .toColourspace("srgb")
    .raw()
    .toBuffer({ resolveWithObject: true });
  const y = Math.floor(stripeHeight(info) / 2);
  return Array.from({ length: BLOCKS }, (_, block) => {
    const x = Math.floor(((block + 0.5) * info.width) / BLOCKS);
    const offset = (y * info.width + x) * info.channels;
    return [0, 1, 2].reduce((colour, channel) => colour | ((data[offset + channel] ?? 0) > 127 ? 1 << channel : 0), 0);
  });
}
