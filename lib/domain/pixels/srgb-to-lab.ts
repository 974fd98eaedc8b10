/** Linear light by 8-bit sRGB value (IEC 61966-2-1). */
const linear = Float64Array.from({ length: 256 }, (_, byte) => {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
});

const STEPS = 1 << 14;
const DELTA = 6 / 29;
/** CIE Lab's curve from 0 to 1, tabled: three cube roots a pixel would take most of the time. */
const curve = Float64Array.from({ length: STEPS + 2 }, (_, step) => {
  const value = step / STEPS;
  return value > DELTA ** 3 ? Math.cbrt(value) : value / (3 * DELTA ** 2) + 4 / 29;
});

function bend(value: number): number {
  const place = Math.min(1, value) * STEPS;
  const step = Math.floor(place);
  const from = curve[step] as number;
  return from + ((curve[step + 1] as number) - from) * (place - step);
}

/** Writes L*, a* and b* (D65, 2°) of an 8-bit sRGB colour to `into`, from `at` on. */
export function srgbToLab(red: number, green: number, blue: number, into: Float64Array, at = 0): void {
  const r = linear[red] as number;
  const g = linear[green] as number;
  const b = linear[blue] as number;
  // sRGB to XYZ, each divided by the white point's.
  const x = bend(0.433953 * r + 0.3762194 * g + 0.1898276 * b);
  const y = bend(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = bend(0.0177578 * r + 0.1094773 * g + 0.8727649 * b);
  into[at] = 116 * y - 16;
  into[at + 1] = 500 * (x - y);
  into[at + 2] = 200 * (y - z);
}
