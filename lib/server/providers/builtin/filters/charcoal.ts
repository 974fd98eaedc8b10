import { blurPlane } from "../pixels/blur-plane";
import { drawTexture } from "../pixels/draw-texture";
import { greyPicture, luminanceOf } from "../pixels/luminance";
import { overPixels } from "../pixels/over-pixels";
import { grainUnit, type Plane } from "../pixels/picture";
import { partSeed } from "../pixels/random";
import type { Filter } from "./filter";
import { shadingCurve } from "./shading-curve";

/** Broad, smudged, deep black on rough paper, neutral grey: the paper's hollows stay white until the tone is dark. */
export const charcoal: Filter = async (picture, { seed, signal }) => {
  const unit = grainUnit(picture);
  const tone = await luminanceOf(picture, signal);
  const smudge = await blurPlane(tone, Math.max(0.8, 2.6 * unit));
  const around = await blurPlane(tone, Math.max(3, 10 * unit));
  const darkness = shadingCurve(smudge);
  const hollow = Math.max(1.2, 2 * unit);
  const paper = await drawTexture(
    picture,
    { length: hollow, width: hollow, degrees: 17, seed: partSeed(seed, 21) },
    signal,
  );
  const drag = { length: Math.max(6, 22 * unit), width: Math.max(1.5, 3.4 * unit) };
  const stick = await drawTexture(picture, { ...drag, degrees: -38, seed: partSeed(seed, 22) }, signal);
  const sheet: Plane = { ...tone, values: new Uint8Array(tone.values.length) };
  await overPixels(sheet.values.length, signal, (start, end) => {
    for (let at = start; at < end; at++) {
      const soft = smudge.values[at] as number;
      const wide = around.values[at] as number;
      const edge = soft < wide ? (255 * (wide - soft)) / (wide + 16) : 0;
      const pressed = (darkness[soft] as number) * 1.02 + edge * 1.9;
      const relief = (paper.values[at] as number) * 0.55 + (stick.values[at] as number) * 0.45;
      const caught = Math.max(0, Math.min(255, (pressed - relief * 0.8) * 2.6 + 40));
      sheet.values[at] = Math.max(16, 247 - caught * 0.62 - Math.min(255, pressed) * 0.34);
    }
  });
  return greyPicture(sheet, picture.alpha, signal);
};
