import { blurColours, blurPlane } from "../pixels/blur-plane";
import { overPixels } from "../pixels/over-pixels";
import { grainUnit, type Picture, type Plane } from "../pixels/picture";
import type { Filter } from "./filter";

/** A soft lens. Colours hidden under full transparency do not bleed into what can be seen. */
export const blur: Filter = async (picture, { amount, signal }) => {
  const sigma = Math.max(0.5, grainUnit(picture) * (1 + 30 * amount ** 1.5));
  const { alpha, width, height } = picture;
  if (!alpha) return blurColours(picture, sigma);
  const weighted: Picture = { ...picture, rgb: new Uint8Array(picture.rgb.length) };
  await overPixels(alpha.length, signal, (start, end) => {
    for (let at = start * 3; at < end * 3; at++) {
      weighted.rgb[at] = ((picture.rgb[at] as number) * (alpha[(at / 3) | 0] as number) + 127) / 255;
    }
  });
  const colours = await blurColours(weighted, sigma);
  const weights: Plane = await blurPlane({ values: alpha, width, height }, sigma);
  const rgb = new Uint8Array(picture.rgb.length);
  await overPixels(alpha.length, signal, (start, end) => {
    for (let at = start * 3; at < end * 3; at++) {
      const weight = weights.values[(at / 3) | 0] as number;
      rgb[at] =
        weight === 0 ? (picture.rgb[at] as number) : Math.min(255, ((colours.rgb[at] as number) * 255) / weight);
    }
  });
  return { ...picture, rgb };
};
