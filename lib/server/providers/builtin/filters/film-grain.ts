import { drawTexture } from "../pixels/draw-texture";
import { overPixels } from "../pixels/over-pixels";
import { grainUnit } from "../pixels/picture";
import { partSeed } from "../pixels/random";
import type { Filter } from "./filter";

/** Grey specks, strongest in the middle tones, as silver grains are. */
export const filmGrain: Filter = async (picture, { amount, seed, signal }) => {
  const speck = Math.max(1, 1.1 * grainUnit(picture));
  const coarse = await drawTexture(
    picture,
    { length: speck * 1.7, width: speck * 1.7, degrees: 27, seed: partSeed(seed, 11) },
    signal,
  );
  const fine = await drawTexture(
    picture,
    { length: speck, width: speck, degrees: 63, seed: partSeed(seed, 12) },
    signal,
  );
  const weight = Float32Array.from({ length: 766 }, (_, sum) => amount * (0.2 + 0.6 * Math.sin((Math.PI * sum) / 765)));
  const rgb = new Uint8ClampedArray(picture.rgb.length);
  await overPixels(fine.values.length, signal, (start, end) => {
    for (let at = start, to = start * 3; at < end; at++, to += 3) {
      const red = picture.rgb[to] as number;
      const green = picture.rgb[to + 1] as number;
      const blue = picture.rgb[to + 2] as number;
      const speckle = (coarse.values[at] as number) * 0.5 + (fine.values[at] as number) - 191;
      const lift = speckle * (weight[red + green + blue] as number);
      rgb[to] = red + lift;
      rgb[to + 1] = green + lift;
      rgb[to + 2] = blue + lift;
    }
  });
  return { ...picture, rgb: new Uint8Array(rgb.buffer) };
};
