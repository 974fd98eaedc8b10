import { overPixels } from "../pixels/over-pixels";
import type { Picture } from "../pixels/picture";

/** Moves colours away from grey (`factor` above 1) or towards it (below 1; 0 is grey). Brightness stays. */
export async function saturate({ rgb, ...rest }: Picture, factor: number, signal: AbortSignal): Promise<Picture> {
  const result = new Uint8ClampedArray(rgb.length);
  await overPixels(rgb.length / 3, signal, (start, end) => {
    for (let at = start * 3; at < end * 3; at += 3) {
      const red = rgb[at] as number;
      const green = rgb[at + 1] as number;
      const blue = rgb[at + 2] as number;
      const grey = (77 * red + 150 * green + 29 * blue) / 256;
      result[at] = grey + (red - grey) * factor;
      result[at + 1] = grey + (green - grey) * factor;
      result[at + 2] = grey + (blue - grey) * factor;
    }
  });
  return { rgb: new Uint8Array(result.buffer), ...rest };
}
