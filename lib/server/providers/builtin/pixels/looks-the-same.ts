import { overPixels } from "./over-pixels";
import type { Picture } from "./picture";

/** Whether two pictures show the same: colours under full transparency cannot be seen and do not count. */
export async function looksTheSame(one: Picture, other: Picture, signal: AbortSignal): Promise<boolean> {
  if (one.width !== other.width || one.height !== other.height) return false;
  let isSame = true;
  await overPixels(one.width * one.height, signal, (start, end) => {
    for (let at = start; at < end && isSame; at++) {
      const alpha = one.alpha?.[at] ?? 255;
      const from = at * 3;
      isSame =
        alpha === (other.alpha?.[at] ?? 255) &&
        (alpha === 0 ||
          (one.rgb[from] === other.rgb[from] &&
            one.rgb[from + 1] === other.rgb[from + 1] &&
            one.rgb[from + 2] === other.rgb[from + 2]));
    }
  });
  return isSame;
}
