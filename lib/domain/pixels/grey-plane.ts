import type { Pixels } from "./pixels";

/** Brightness, one number a pixel. */
export type GreyPlane = { values: Float32Array; width: number; height: number };

/** Brightness over mid grey, so that what is transparent in both is the same in both. */
export function toGrey({ data, width, height }: Pixels): GreyPlane {
  const values = new Float32Array(width * height);
  for (let at = 0, from = 0; at < values.length; at++, from += 4) {
    const grey =
      0.299 * (data[from] as number) + 0.587 * (data[from + 1] as number) + 0.114 * (data[from + 2] as number);
    const opacity = (data[from + 3] as number) / 255;
    values[at] = 128 + (grey - 128) * opacity;
  }
  return { values, width, height };
}

/** Smaller by averaging whole blocks of pixels until no side is longer than `maxPx`; the factors by which it became so. */
export function shrink(plane: GreyPlane, maxPx: number): { plane: GreyPlane; factor: number } {
  const factor = Math.ceil(Math.max(plane.width, plane.height) / maxPx);
  if (factor <= 1) return { plane, factor: 1 };
  const width = Math.max(1, Math.floor(plane.width / factor));
  const height = Math.max(1, Math.floor(plane.height / factor));
  const values = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let j = 0; j < factor; j++) {
        const row = (y * factor + j) * plane.width + x * factor;
        for (let i = 0; i < factor; i++) sum += plane.values[row + i] as number;
      }
      values[y * width + x] = sum / (factor * factor);
    }
  }
  return { plane: { values, width, height }, factor };
}

/** Four neighbours of a place along one side, and how much of each (the cubic of Catmull and Rom). Beyond the edge it is the edge. */
function neighboursOf(places: readonly number[], length: number) {
  const indices = new Int32Array(places.length * 4);
  const weights = new Float64Array(places.length * 4);
  for (const [index, place] of places.entries()) {
    const first = Math.floor(place) - 1;
    for (let tap = 0; tap < 4; tap++) {
      indices[index * 4 + tap] = Math.min(length - 1, Math.max(0, first + tap));
      weights[index * 4 + tap] = cubic(first + tap - place);
    }
  }
  return { indices, weights };
}

/** The values at every crossing of `columns` and `rows`, which may lie between pixels and count from the first pixel's middle. */
export function sampleGrid({ values, width, height }: GreyPlane, columns: number[], rows: number[]): Float64Array {
  const across = neighboursOf(columns, width);
  const down = neighboursOf(rows, height);
  const sampled = new Float64Array(columns.length * rows.length);
  for (let row = 0; row < rows.length; row++) {
    for (let tap = row * 4; tap < row * 4 + 4; tap++) {
      const weight = down.weights[tap] as number;
      if (weight === 0) continue;
      const line = (down.indices[tap] as number) * width;
      const to = row * columns.length;
      for (let column = 0, at = 0; column < columns.length; column++, at += 4) {
        const along =
          (across.weights[at] as number) * (values[line + (across.indices[at] as number)] as number) +
          (across.weights[at + 1] as number) * (values[line + (across.indices[at + 1] as number)] as number) +
          (across.weights[at + 2] as number) * (values[line + (across.indices[at + 2] as number)] as number) +
          (across.weights[at + 3] as number) * (values[line + (across.indices[at + 3] as number)] as number);
        sampled[to + column] = (sampled[to + column] as number) + weight * along;
      }
    }
  }
  return sampled;
}

function cubic(distance: number): number {
  const d = Math.abs(distance);
  if (d >= 2) return 0;
  return d < 1 ? (1.5 * d - 2.5) * d * d + 1 : ((-0.5 * d + 2.5) * d - 4) * d + 2;
}
