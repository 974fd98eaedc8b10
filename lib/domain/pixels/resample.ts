import type { Alignment } from "./alignment";
import { type Pause, type Pixels, rowsAtATime } from "./pixels";

/** The pixels of a line that make one new pixel, and how much of each. */
type Taps = { first: number; weights: number[] };

export type Span = { start: number; end: number };

/** Kept from the edge, where a resampled pixel would lean on pixels that are not there. */
const EDGE_PX = 2;
const LOBES = 3;

/** Which pixels along one side lie in both pictures: those whose place in the other is not past its edge. */
export function commonSpan(length: number, move: number, zoom: number): Span {
  const isWhole = zoom === 1 && Number.isInteger(move);
  const edge = isWhole ? 0 : EDGE_PX;
  const middle = length / 2;
  const start = Math.ceil((edge + 0.5 - middle - move) / zoom + middle - 0.5 - 1e-9);
  const end = Math.floor((length - edge - 0.5 - middle - move) / zoom + middle - 0.5 + 1e-9) + 1;
  return { start: Math.max(0, start), end: Math.max(0, Math.min(length, end)) };
}

function tapsAt(place: number, length: number, zoom: number): Taps {
  if (zoom === 1 && Number.isInteger(place)) return { first: place, weights: [1] };
  // Made smaller, it would else fold the finest detail into something that is not there.
  const reach = LOBES * Math.max(1, zoom);
  const first = Math.max(0, Math.ceil(place - reach));
  const last = Math.min(length - 1, Math.floor(place + reach));
  const weights = Array.from({ length: last - first + 1 }, (_, index) =>
    lanczos((first + index - place) / Math.max(1, zoom)),
  );
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return { first, weights: weights.map((weight) => weight / sum) };
}

function lanczos(distance: number): number {
  if (distance === 0) return 1;
  if (Math.abs(distance) >= LOBES) return 0;
  const x = Math.PI * distance;
  return (LOBES * Math.sin(x) * Math.sin(x / LOBES)) / (x * x);
}

/**
 * The part of `picture` that lies under `columns` and `rows` of the other once the move is undone (Lanczos, 3 lobes).
 * Transparent colours count by their opacity.
 */
export async function undoMove(
  picture: Pixels,
  { x, y, zoom }: Alignment,
  { columns, rows }: { columns: Span; rows: Span },
  pause: Pause,
): Promise<Pixels> {
  const width = columns.end - columns.start;
  const height = rows.end - rows.start;
  const placeOf = (index: number, length: number, move: number) =>
    zoom * (index + 0.5 - length / 2) + move + length / 2 - 0.5;
  const across = Array.from({ length: width }, (_, index) =>
    tapsAt(placeOf(columns.start + index, picture.width, x), picture.width, zoom),
  );
  const down = Array.from({ length: height }, (_, index) =>
    tapsAt(placeOf(rows.start + index, picture.height, y), picture.height, zoom),
  );
  const data = new Uint8ClampedArray(width * height * 4);
  // Lines of the picture resampled across, kept while later lines still need them.
  const lines = new Map<number, Float32Array>();
  const every = rowsAtATime(width);
  for (const [row, { first, weights }] of down.entries()) {
    if (row % every === 0) await pause();
    for (const known of lines.keys()) if (known < first) lines.delete(known);
    const used = weights.map((_, index) => {
      const line = lines.get(first + index) ?? resampleLine(picture, first + index, across);
      lines.set(first + index, line);
      return line;
    });
    for (let at = 0; at < width * 4; at += 4) {
      let [r, g, b, a] = [0, 0, 0, 0];
      for (const [index, line] of used.entries()) {
        const weight = weights[index] as number;
        r += weight * (line[at] as number);
        g += weight * (line[at + 1] as number);
        b += weight * (line[at + 2] as number);
        a += weight * (line[at + 3] as number);
      }
      const to = row * width * 4 + at;
      const opacity = a > 0 ? 255 / a : 0;
      data[to] = r * opacity;
      data[to + 1] = g * opacity;
      data[to + 2] = b * opacity;
      data[to + 3] = a;
    }
  }
  return { data, width, height };
}

/** One line, colours multiplied by their opacity. */
function resampleLine({ data, width }: Pixels, row: number, across: readonly Taps[]): Float32Array {
  const line = new Float32Array(across.length * 4);
  const start = row * width * 4;
  let to = 0;
  for (const { first, weights } of across) {
    let [r, g, b, a] = [0, 0, 0, 0];
    let from = start + first * 4;
    for (const weight of weights) {
      const alpha = weight * (data[from + 3] as number);
      const opacity = alpha / 255;
      r += opacity * (data[from] as number);
      g += opacity * (data[from + 1] as number);
      b += opacity * (data[from + 2] as number);
      a += alpha;
      from += 4;
    }
    line[to] = r;
    line[to + 1] = g;
    line[to + 2] = b;
    line[to + 3] = a;
    to += 4;
  }
  return line;
}

/** The part of a picture, as it is. */
export function cutOut({ data, width }: Pixels, { columns, rows }: { columns: Span; rows: Span }): Pixels {
  const wide = columns.end - columns.start;
  const high = rows.end - rows.start;
  const cut = new Uint8ClampedArray(wide * high * 4);
  for (let row = 0; row < high; row++) {
    const from = ((rows.start + row) * width + columns.start) * 4;
    cut.set(data.subarray(from, from + wide * 4), row * wide * 4);
  }
  return { data: cut, width: wide, height: high };
}

/** A slight blur, ¼ ½ ¼ both ways: takes from both what resampling took from one. */
export async function soften(picture: Pixels, pause: Pause): Promise<Pixels> {
  const { data, width, height } = picture;
  const soft = new Uint8ClampedArray(data.length);
  const line = new Uint16Array(width * 4);
  const every = rowsAtATime(width);
  for (let row = 0; row < height; row++) {
    if (row % every === 0) await pause();
    const above = Math.max(0, row - 1) * width * 4;
    const here = row * width * 4;
    const below = Math.min(height - 1, row + 1) * width * 4;
    for (let at = 0; at < line.length; at++) {
      line[at] = (data[above + at] as number) + 2 * (data[here + at] as number) + (data[below + at] as number);
    }
    const last = line.length - 4;
    for (let at = 0; at < line.length; at++) {
      const before = at < 4 ? at : at - 4;
      const after = at >= last ? at : at + 4;
      soft[here + at] = ((line[before] as number) + 2 * (line[at] as number) + (line[after] as number)) / 16;
    }
  }
  return { data: soft, width, height };
}
