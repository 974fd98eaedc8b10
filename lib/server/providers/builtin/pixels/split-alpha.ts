import { overPixels } from "./over-pixels";
import type { Picture } from "./picture";

/** Pixels of four bytes as a picture; transparency that is nowhere is none. */
export async function splitAlpha(
  rgba: Uint8Array,
  { width, height }: { width: number; height: number },
  signal: AbortSignal,
): Promise<Picture> {
  const count = width * height;
  const rgb = new Uint8Array(count * 3);
  const alpha = new Uint8Array(count);
  let seenThrough = 255;
  await overPixels(count, signal, (start, end) => {
    for (let at = start, from = start * 4, to = start * 3; at < end; at++, from += 4, to += 3) {
      rgb[to] = rgba[from] as number;
      rgb[to + 1] = rgba[from + 1] as number;
      rgb[to + 2] = rgba[from + 2] as number;
      alpha[at] = rgba[from + 3] as number;
      seenThrough &= rgba[from + 3] as number;
    }
  });
  return { rgb, alpha: seenThrough === 255 ? null : alpha, width, height };
}

/** The pixels with their transparency between them, four bytes each; three where everything is opaque. */
export async function joinAlpha({ rgb, alpha }: Picture, signal: AbortSignal): Promise<Uint8Array> {
  if (!alpha) return rgb;
  const rgba = new Uint8Array(alpha.length * 4);
  await overPixels(alpha.length, signal, (start, end) => {
    for (let at = start, from = start * 3, to = start * 4; at < end; at++, from += 3, to += 4) {
      rgba[to] = rgb[from] as number;
      rgba[to + 1] = rgb[from + 1] as number;
      rgba[to + 2] = rgb[from + 2] as number;
      rgba[to + 3] = alpha[at] as number;
    }
  });
  return rgba;
}
