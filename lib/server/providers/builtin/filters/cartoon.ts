import { luminanceOf } from "../pixels/luminance";
import { overPixels } from "../pixels/over-pixels";
import type { Filter } from "./filter";
import { flattenAreas } from "./flatten-areas";
import { inkLines } from "./ink-lines";
import { saturate } from "./saturate";

/** Flat paint in a few tones with inked outlines. */
export const cartoon: Filter = async (picture, { lean, signal }) => {
  const ink = await inkLines(await luminanceOf(picture, signal), 1.15 + 0.2 * lean, signal);
  const flat = await saturate(await flattenAreas(picture), 1.3, signal);
  const tones = await luminanceOf(flat, signal);
  const steps = toneSteps(7);
  const rgb = new Uint8ClampedArray(picture.rgb.length);
  await overPixels(tones.values.length, signal, (start, end) => {
    for (let at = start, to = start * 3; at < end; at++, to += 3) {
      const tone = tones.values[at] as number;
      const factor = ((steps[tone] as number) / (tone + 1)) * (0.22 + (0.78 * (ink.values[at] as number)) / 255);
      rgb[to] = (flat.rgb[to] as number) * factor;
      rgb[to + 1] = (flat.rgb[to + 1] as number) * factor;
      rgb[to + 2] = (flat.rgb[to + 2] as number) * factor;
    }
  });
  return { ...picture, rgb: new Uint8Array(rgb.buffer) };
};

/** Steps with short slopes between them, which keeps their borders from looking torn. */
function toneSteps(count: number): Float32Array {
  return Float32Array.from({ length: 256 }, (_, value) => {
    const place = (value / 255) * count;
    const step = Math.floor(place);
    const slope = Math.min(1, Math.max(0, (place - step - 0.35) / 0.3));
    return ((step + slope) / count) * 262 + 6;
  });
}
