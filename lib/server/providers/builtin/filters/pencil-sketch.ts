import { blurPlane } from "../pixels/blur-plane";
import { drawTexture } from "../pixels/draw-texture";
import { greyPicture, luminanceOf } from "../pixels/luminance";
import { overPixels } from "../pixels/over-pixels";
import { grainUnit, type Picture, type Plane } from "../pixels/picture";
import { createRandom, partSeed } from "../pixels/random";
import type { FilterOptions } from "./filter";
import { shadingCurve } from "./shading-curve";

/**
 * Graphite on paper, neutral grey: lines where brightness changes (each pixel against its surroundings: the colour dodge of
 * the inverted blur), hatching and a soft smudge where the picture is dark, all on paper with a tooth.
 */
export async function pencilSketch(picture: Picture, { seed, signal }: FilterOptions): Promise<Picture> {
  const unit = grainUnit(picture);
  const slant = -56 + createRandom(partSeed(seed, 0))() * 16;
  const tone = await luminanceOf(picture, signal);
  const { values: point } = await blurPlane(tone, 0.7 * unit);
  const { values: fine } = await blurPlane(tone, Math.max(1.3, 2.4 * unit));
  const { values: broad } = await blurPlane(tone, Math.max(4, 14 * unit));
  const shade = await blurPlane(tone, Math.max(0.6, 1.1 * unit));
  const darkness = shadingCurve(shade);
  const stroke = { length: Math.max(8, 30 * unit), width: Math.max(1.1, 1.6 * unit) };
  const { values: hatching } = await drawTexture(
    picture,
    { ...stroke, degrees: slant, seed: partSeed(seed, 1) },
    signal,
  );
  const { values: crossing } = await drawTexture(
    picture,
    { ...stroke, degrees: slant + 24, seed: partSeed(seed, 2) },
    signal,
  );
  const tooth = Math.max(1, 1.1 * unit);
  const { values: paper } = await drawTexture(
    picture,
    { length: tooth, width: tooth, degrees: 31, seed: partSeed(seed, 3) },
    signal,
  );
  const sheet: Plane = { ...tone, values: new Uint8Array(tone.values.length) };
  await overPixels(sheet.values.length, signal, (start, end) => {
    for (let at = start; at < end; at++) {
      const bright = point[at] as number;
      const line = dodge(bright, fine[at] as number);
      const form = dodge(bright, broad[at] as number);
      const dark = darkness[shade.values[at] as number] as number;
      const grip = (paper[at] as number) - 128;
      const strokes =
        stroked(dark, hatching[at] as number, 14) * 0.42 + stroked(dark, crossing[at] as number, 110) * 0.34;
      const outline = Math.max(0, line - 5) * 2.6 + Math.max(0, form - 8) * 0.4;
      const graphite = (outline + strokes + dark * 0.27) * (1 + grip / 150);
      sheet.values[at] = (deposit[Math.min(1023, Math.max(0, graphite | 0))] as number) + grip * 0.04;
    }
  });
  return greyPicture(sheet, picture.alpha, signal);
}

/** Graphite shines before it is black: brightness of the paper under 0 to 1,023 of it. */
const deposit = Float32Array.from({ length: 1024 }, (_, graphite) => 250 - 206 * (1 - Math.exp(-graphite / 160)));

/** 255 divided by each value: a table is faster than dividing millions of times. */
const shareOf = Float32Array.from({ length: 256 }, (_, value) => 255 / Math.max(1, value));

/** How much darker than its surroundings, 0 to 255. */
function dodge(value: number, surroundings: number): number {
  return value >= surroundings ? 0 : 255 - value * (shareOf[surroundings] as number);
}

/** How much graphite a stroke leaves: the darker the place, the more of the texture counts as a stroke. Nothing below `from`. */
function stroked(dark: number, texture: number, from: number): number {
  const reach = dark - from;
  if (reach <= 0) return 0;
  const pressure = reach * 0.62 + (140 - texture) * 1.5;
  if (pressure <= 0) return 0;
  return Math.min(255, pressure) * Math.min(1, reach / 90);
}
