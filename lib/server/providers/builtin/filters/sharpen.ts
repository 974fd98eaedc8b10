import { blurPlane } from "../pixels/blur-plane";
import { luminanceOf } from "../pixels/luminance";
import { overPixels } from "../pixels/over-pixels";
import { grainUnit } from "../pixels/picture";
import type { Filter } from "./filter";

/** An unsharp mask on brightness alone: edges gain no coloured fringes, and the finest noise is left alone. */
export const sharpen: Filter = async (picture, { amount, signal }) => {
  const tone = await luminanceOf(picture, signal);
  const soft = await blurPlane(tone, Math.max(0.7, 1.1 * grainUnit(picture)));
  const rgb = new Uint8ClampedArray(picture.rgb.length);
  const gain = 0.5 + 2.3 * amount;
  await overPixels(tone.values.length, signal, (start, end) => {
    for (let at = start, to = start * 3; at < end; at++, to += 3) {
      const edge = (tone.values[at] as number) - (soft.values[at] as number);
      const lift = Math.abs(edge) < 2 ? 0 : edge * gain;
      rgb[to] = (picture.rgb[to] as number) + lift;
      rgb[to + 1] = (picture.rgb[to + 1] as number) + lift;
      rgb[to + 2] = (picture.rgb[to + 2] as number) + lift;
    }
  });
  return { ...picture, rgb: new Uint8Array(rgb.buffer) };
};
