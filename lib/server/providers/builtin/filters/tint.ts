import { luminanceOf } from "../pixels/luminance";
import { type Colour, mapTones, toneRamp } from "../pixels/map-tones";
import { mixPictures } from "../pixels/mix-pictures";
import type { Picture } from "../pixels/picture";
import type { FilterOptions } from "./filter";

/** Lays one colour over the picture: shadows and lights lean towards it, brightness stays readable. At amount 1 no other hue is left. */
export async function tint(
  picture: Picture,
  colour: Colour,
  { amount, lean, signal }: FilterOptions,
): Promise<Picture> {
  const brightness = (0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2]) / 255;
  const ramp = toneRamp([
    { at: 0, colour: towards([0, 0, 0], colour, 0.12) },
    { at: Math.min(0.75, Math.max(0.25, brightness + 0.06 * lean)), colour },
    { at: 1, colour: towards([255, 255, 255], colour, 0.14) },
  ]);
  const toned = await mapTones(await luminanceOf(picture, signal), ramp, picture.alpha, signal);
  return mixPictures(picture, toned, amount, signal);
}

function towards(from: Colour, to: Colour, share: number): Colour {
  return [0, 1, 2].map(
    (channel) => (from[channel] as number) * (1 - share) + (to[channel] as number) * share,
  ) as unknown as Colour;
}
