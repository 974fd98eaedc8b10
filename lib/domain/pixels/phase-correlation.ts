import { createFft } from "./fft";

/** How far the content of one square lies from its place in the other, in pixels, and how sure that is, 0 to 1. */
export type PhaseShift = { x: number; y: number; quality: number };

/** The peak is made this wide, so that a parabola over its logarithm finds the place between the pixels. */
const PEAK_SIGMA_PX = 1.2;

/**
 * Phase correlation of squares of `size` (a power of two) pixels: what is at p in the first is at p + (x, y) in the second. Light and
 * contrast do not matter, and what really changed only lowers the peak. The squares are overwritten.
 */
export function createPhaseCorrelation(size: number): (one: Float64Array, other: Float64Array) => PhaseShift {
  const { forward, inverse } = createFft(size);
  const frequency = (index: number) => (index <= size / 2 ? index : index - size) / size;
  // A Gaussian low pass: the finest frequencies hold noise and what resampling took away.
  const pass = Float64Array.from({ length: size }, (_, index) =>
    Math.exp(-2 * (Math.PI * PEAK_SIGMA_PX * frequency(index)) ** 2),
  );
  const full = sum(pass) ** 2 - 1;

  return (one, other) => {
    // Both at once: one as the real, the other as the imaginary part.
    const square = { re: one, im: other };
    forward(square);
    const cross = { re: new Float64Array(size * size), im: new Float64Array(size * size) };
    for (let row = 0; row < size; row++) {
      for (let column = 0; column < size; column++) {
        const at = row * size + column;
        if (at === 0) continue;
        const mirror = ((size - row) % size) * size + ((size - column) % size);
        const ar = (one[at] as number) + (one[mirror] as number);
        const ai = (other[at] as number) - (other[mirror] as number);
        const br = (other[at] as number) + (other[mirror] as number);
        const bi = (one[mirror] as number) - (one[at] as number);
        const re = ar * br + ai * bi;
        const im = ar * bi - ai * br;
        const length = Math.sqrt(re * re + im * im);
        if (length < 1e-9) continue;
        const weight = ((pass[row] as number) * (pass[column] as number)) / length;
        cross.re[at] = re * weight;
        cross.im[at] = im * weight;
      }
    }
    inverse(cross);
    let peak = 0;
    for (let at = 1; at < cross.re.length; at++) if ((cross.re[at] as number) > (cross.re[peak] as number)) peak = at;
    const row = Math.floor(peak / size);
    const column = peak % size;
    const valueAt = (y: number, x: number) => cross.re[((y + size) % size) * size + ((x + size) % size)] as number;
    const top = valueAt(row, column);
    const signed = (index: number) => (index < size / 2 ? index : index - size);
    return {
      x: signed(column) + betweenPixels(valueAt(row, column - 1), top, valueAt(row, column + 1)),
      y: signed(row) + betweenPixels(valueAt(row - 1, column), top, valueAt(row + 1, column)),
      quality: Math.max(0, top / full),
    };
  };
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}

/** The top of the Gaussian through three values, in pixels from the middle one. */
function betweenPixels(before: number, top: number, after: number): number {
  if (before <= 0 || top <= 0 || after <= 0) return 0;
  const [a, b, c] = [Math.log(before), Math.log(top), Math.log(after)] as const;
  const bend = a - 2 * b + c;
  return bend === 0 ? 0 : Math.min(0.5, Math.max(-0.5, (a - c) / (2 * bend)));
}
