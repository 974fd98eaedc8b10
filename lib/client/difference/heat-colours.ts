/**
 * "Inferno" by Nathaniel Smith and Stéfan van der Walt (CC0), from where it stands out from the darkened picture: even to the eye,
 * rising in lightness all the way, so that it can be read without telling colours apart.
 */
const stops = ["#781c6d", "#a52c60", "#cf4446", "#ed6925", "#fb9b06", "#f7d13d", "#fcffa4"].map((hex) =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)),
);

/** ΔE that has the last colour; more has it, too. */
export const HOTTEST_DELTA_E = 40;

/** The colour of a difference, 0 to 1 on the way from the threshold to the hottest. */
export function heatColour(part: number): [number, number, number] {
  const place = Math.min(1, Math.max(0, part)) * (stops.length - 1);
  const index = Math.min(stops.length - 2, Math.floor(place));
  const mix = (channel: number) => {
    const from = stops[index]?.[channel] ?? 0;
    const to = stops[index + 1]?.[channel] ?? 0;
    return Math.round(from + (to - from) * (place - index));
  };
  return [mix(0), mix(1), mix(2)];
}

/** Small differences are what one looks for: the first half of the colours is for the first quarter of the way. */
export function heatPart(delta: number, threshold: number): number {
  return Math.sqrt(Math.max(0, delta - threshold) / (HOTTEST_DELTA_E - threshold));
}

/** The map's colours for a legend, as a CSS gradient over ΔE from the threshold to the hottest. */
export function heatGradient(threshold: number): string {
  const steps = Array.from({ length: 13 }, (_, index) => {
    const part = index / 12;
    const delta = threshold + part * (HOTTEST_DELTA_E - threshold);
    return `rgb(${heatColour(heatPart(delta, threshold)).join(" ")}) ${Math.round(part * 100)}%`;
  });
  return `linear-gradient(to right, ${steps.join(", ")})`;
}
