import type { Pixels } from "@/lib/domain/pixels/pixels";
import { heatColour, heatPart } from "./heat-colours";

/** What did not change stays in sight, grey and darkened to this share, so that one knows where one is. */
const DIMMED = 0.32;
/** Colours are tabled by tenths of ΔE. */
const TENTHS = 1001;

/** The heat map over the darkened picture, and the share of pixels that differ by more than the threshold. */
export function paintHeat(
  picture: Pixels,
  deltas: Float32Array,
  threshold: number,
): { data: Uint8ClampedArray<ArrayBuffer>; changedShare: number } {
  const colours = Array.from({ length: TENTHS }, (_, tenth) => heatColour(heatPart(tenth / 10, threshold)));
  const data = new Uint8ClampedArray(deltas.length * 4);
  let changed = 0;
  for (let index = 0, at = 0; index < deltas.length; index++, at += 4) {
    const delta = deltas[index] as number;
    data[at + 3] = 255;
    if (delta > threshold) {
      changed++;
      const colour = colours[Math.min(TENTHS - 1, Math.round(delta * 10))] as [number, number, number];
      data[at] = colour[0];
      data[at + 1] = colour[1];
      data[at + 2] = colour[2];
      continue;
    }
    const light =
      0.2126 * (picture.data[at] as number) +
      0.7152 * (picture.data[at + 1] as number) +
      0.0722 * (picture.data[at + 2] as number);
    const grey = (light * DIMMED * (picture.data[at + 3] as number)) / 255;
    data[at] = grey;
    data[at + 1] = grey;
    data[at + 2] = grey;
  }
  return { data, changedShare: changed / deltas.length };
}
