import { overRows } from "../pixels/over-pixels";
import type { Filter } from "./filter";

const STEPS = 4096;

/** Darkens towards the corners, along an ellipse of the picture's own shape. */
export const vignette: Filter = async (picture, { amount, signal }) => {
  const { width, height } = picture;
  const rgb = new Uint8Array(picture.rgb.length);
  // 1/256 of a full channel; what is left over is spread by the checkerboard, so that a clear sky shows no rings.
  const light = Uint32Array.from({ length: STEPS + 1 }, (_, step) =>
    Math.round(65_536 * falloff(step / STEPS, amount)),
  );
  await overRows(picture, signal, (row) => {
    const up = (2 * (row + 0.5)) / height - 1;
    for (let column = 0; column < width; column++) {
      const aside = (2 * (column + 0.5)) / width - 1;
      const factor = light[((aside * aside + up * up) * 0.5 * STEPS) | 0] as number;
      const rest = ((column * 5 + row * 3) & 7) << 13;
      const at = (row * width + column) * 3;
      rgb[at] = ((picture.rgb[at] as number) * factor + rest) >>> 16;
      rgb[at + 1] = ((picture.rgb[at + 1] as number) * factor + rest) >>> 16;
      rgb[at + 2] = ((picture.rgb[at + 2] as number) * factor + rest) >>> 16;
    }
  });
  return { ...picture, rgb };
};

/** `away` is 0 in the middle and 1 in the corners, as a share of the squared distance. */
function falloff(away: number, amount: number): number {
  const edge = Math.max(0, (away - 0.12) / 0.88);
  return 1 - amount * 0.92 * edge * edge * (3 - 2 * edge);
}
