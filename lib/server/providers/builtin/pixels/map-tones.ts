import { type Curve, clampUnit } from "./curve";
import { overPixels } from "./over-pixels";
import type { Picture, Plane } from "./picture";

export type Colour = readonly [red: number, green: number, blue: number];

/** Three curves from brightness to colour through the given stops (`at` from 0 to 1, rising; the first at 0, the last at 1). */
export function toneRamp(stops: readonly { at: number; colour: Colour }[]): [Curve, Curve, Curve] {
  return [0, 1, 2].map((channel) =>
    Uint8Array.from({ length: 256 }, (_, value) => {
      const tone = value / 255;
      const next = Math.max(
        1,
        stops.findIndex(({ at }) => at >= tone),
      );
      const [low, high] = [stops[next - 1], stops[next]];
      if (!low || !high) return value;
      const share = clampUnit((tone - low.at) / (high.at - low.at));
      return Math.round((low.colour[channel] as number) * (1 - share) + (high.colour[channel] as number) * share);
    }),
  ) as [Curve, Curve, Curve];
}

/** Colours a grey picture: each brightness gets the ramp's colour. */
export async function mapTones(
  { values, width, height }: Plane,
  [red, green, blue]: readonly [Curve, Curve, Curve],
  alpha: Picture["alpha"],
  signal: AbortSignal,
): Promise<Picture> {
  const rgb = new Uint8Array(values.length * 3);
  await overPixels(values.length, signal, (start, end) => {
    for (let at = start, to = start * 3; at < end; at++, to += 3) {
      const tone = values[at] as number;
      rgb[to] = red[tone] as number;
      rgb[to + 1] = green[tone] as number;
      rgb[to + 2] = blue[tone] as number;
    }
  });
  return { rgb, alpha, width, height };
}
