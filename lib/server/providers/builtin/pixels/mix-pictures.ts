import { overPixels } from "./over-pixels";
import type { Picture } from "./picture";

/** From `base` (share 0) to `over` (share 1), whose transparency it keeps. Both are of one size. */
export async function mixPictures(base: Picture, over: Picture, share: number, signal: AbortSignal): Promise<Picture> {
  if (share >= 1) return over;
  const rgb = new Uint8Array(over.rgb.length);
  const weight = Math.round(share * 4096);
  await overPixels(rgb.length / 3, signal, (start, end) => {
    for (let at = start * 3; at < end * 3; at++) {
      const from = base.rgb[at] as number;
      rgb[at] = from + ((((over.rgb[at] as number) - from) * weight + 2048) >> 12);
    }
  });
  return { ...over, rgb };
}
