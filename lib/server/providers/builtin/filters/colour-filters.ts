import { greyPicture, luminanceOf } from "../pixels/luminance";
import { mapTones, toneRamp } from "../pixels/map-tones";
import type { Filter } from "./filter";
import { saturate } from "./saturate";

export const moreSaturation: Filter = (picture, { amount, signal }) => saturate(picture, 1 + 1.6 * amount, signal);

export const lessSaturation: Filter = (picture, { amount, signal }) => saturate(picture, 1 - amount, signal);

export const blackAndWhite: Filter = async (picture, { signal }) =>
  greyPicture(await luminanceOf(picture, signal), picture.alpha, signal);

export const sepia: Filter = async (picture, { lean, signal }) =>
  mapTones(
    await luminanceOf(picture, signal),
    toneRamp([
      { at: 0, colour: [22, 14, 8] },
      { at: 0.35, colour: [98, 70, 46 - 8 * lean] },
      { at: 0.7, colour: [196, 164, 124 - 14 * lean] },
      { at: 1, colour: [255, 243, 220 - 10 * lean] },
    ]),
    picture.alpha,
    signal,
  );
