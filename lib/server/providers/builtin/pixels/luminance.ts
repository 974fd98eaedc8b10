import { overPixels } from "./over-pixels";
import type { Picture, Plane } from "./picture";

/** How bright each pixel looks (Rec. 601 on the coded values; the weights sum to 256, so that grey stays exactly as it is). */
export async function luminanceOf({ rgb, width, height }: Picture, signal: AbortSignal): Promise<Plane> {
  const values = new Uint8Array(width * height);
  await overPixels(values.length, signal, (start, end) => {
    for (let at = start, from = start * 3; at < end; at++, from += 3) {
      values[at] =
        (77 * (rgb[from] as number) + 150 * (rgb[from + 1] as number) + 29 * (rgb[from + 2] as number) + 128) >> 8;
    }
  });
  return { values, width, height };
}

/** A picture whose three channels are one plane: neutral grey everywhere. */
export async function greyPicture(plane: Plane, alpha: Picture["alpha"], signal: AbortSignal): Promise<Picture> {
  const { values, width, height } = plane;
  const rgb = new Uint8Array(values.length * 3);
  await overPixels(values.length, signal, (start, end) => {
    for (let at = start, to = start * 3; at < end; at++, to += 3) {
      rgb[to] = rgb[to + 1] = rgb[to + 2] = values[at] as number;
    }
  });
  return { rgb, alpha, width, height };
}
