import { overPixels } from "./over-pixels";
import type { Picture } from "./picture";

/** What each of the 256 values becomes. */
export type Curve = Uint8Array;

/** A curve from a function on 0 to 1; what leaves that range is cut off. */
export function curve(becomes: (value: number) => number): Curve {
  return Uint8Array.from({ length: 256 }, (_, value) => Math.round(clampUnit(becomes(value / 255)) * 255));
}

export function clampUnit(value: number): number {
  return Math.min(1, Math.max(0, value));
}

/** Steep in the middle, gentle at both ends; `steepness` above 0. */
export function sCurve(value: number, steepness: number): number {
  const at = (x: number) => 1 / (1 + Math.exp(-steepness * (x - 0.5)));
  return (at(value) - at(0)) / (at(1) - at(0));
}

/** Puts each channel through its curve; one curve serves all three. */
export async function applyCurves(
  { rgb, ...rest }: Picture,
  [red, green, blue]: readonly [Curve, Curve, Curve],
  signal: AbortSignal,
): Promise<Picture> {
  const result = new Uint8Array(rgb.length);
  await overPixels(rgb.length / 3, signal, (start, end) => {
    for (let at = start * 3; at < end * 3; at += 3) {
      result[at] = red[rgb[at] as number] as number;
      result[at + 1] = green[rgb[at + 1] as number] as number;
      result[at + 2] = blue[rgb[at + 2] as number] as number;
    }
  });
  return { rgb: result, ...rest };
}
