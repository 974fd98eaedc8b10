import { type Alignment, farthestMove, scaled, unmoved } from "./alignment";
import { fitAlignment, type Match } from "./fit-alignment";
import { type GreyPlane, sampleGrid, shrink, toGrey } from "./grey-plane";
import { createPhaseCorrelation } from "./phase-correlation";
import type { Pause, Pixels } from "./pixels";

const COARSE_PX = 256;
const MIDDLE_PX = 1024;
const TILES_ALONG = 6;
/** Tiles this flat tell nothing. Of 255, as a standard deviation. */
const FLAT = 1.5;
/** Zooms that are tried when a look at the parts finds no order; each reaches as far as half the way to the next. */
const ZOOMS = Array.from({ length: 29 }, (_, index) => 1.012 ** (index - 14));
/** Less than this cannot be told from nothing. In pixels. */
const STILL_PX = 0.12;

/** The middle of a small part, from the picture's middle. */
type Tile = { x: number; y: number };
type Part = { tile: Tile; pixels: Float64Array };

/**
 * Finds how the whole picture was moved and zoomed, from the phase correlation of many small parts: each part votes with where it finds
 * itself, and those that really changed are outvoted. Pictures of the same size. Null when too few parts agree.
 */
export async function estimateAlignment(before: Pixels, after: Pixels, pause: Pause): Promise<Alignment | null> {
  const one = toGrey(before);
  await pause();
  const other = toGrey(after);
  await pause();
  const small = { one: shrink(one, MIDDLE_PX), other: shrink(other, MIDDLE_PX) };
  const { factor } = small.one;
  const found =
    (await lookAtParts(small.one.plane, small.other.plane, unmoved, [2, 1, 0.6], pause)) ??
    (await searchWide(small.one.plane, small.other.plane, pause));
  if (!found) return null;
  const start = scaled(found, factor);
  const precise = await lookAtParts(one, other, start, factor > 1 ? [1.5, 0.6, 0.4] : [0.6, 0.4], pause);
  const alignment = precise ?? start;
  return farthestMove(alignment, one) < STILL_PX ? unmoved : alignment;
}

/** Tries zooms one after another on small copies, and looks at the parts from the one that fits best. */
async function searchWide(one: GreyPlane, other: GreyPlane, pause: Pause): Promise<Alignment | null> {
  const small = shrink(one, COARSE_PX);
  const otherSmall = shrink(other, COARSE_PX).plane;
  const correlate = createPhaseCorrelation(COARSE_PX);
  let best: { alignment: Alignment; quality: number } | null = null;
  const still = windowed(small.plane, 1, COARSE_PX);
  for (const zoom of ZOOMS) {
    const shift = correlate(still.slice(), windowed(otherSmall, zoom, COARSE_PX));
    await pause();
    if (best && shift.quality <= best.quality) continue;
    best = { alignment: { zoom, x: shift.x * zoom, y: shift.y * zoom }, quality: shift.quality };
  }
  return best && lookAtParts(one, other, scaled(best.alignment, small.factor), [4, 1.5, 0.8, 0.6], pause);
}

/** A whole plane, zoomed, in a square of `size`, fading to nothing at its own edges. */
function windowed(plane: GreyPlane, zoom: number, size: number): Float64Array {
  const { width, height } = plane;
  const placesOf = (length: number) =>
    Array.from({ length }, (_, index) => zoom * (index + 0.5 - length / 2) + length / 2 - 0.5);
  const values = sampleGrid(plane, placesOf(width), placesOf(height));
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const [down, across] = [fading(height), fading(width)];
  const square = new Float64Array(size * size);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      square[y * size + x] = ((values[y * width + x] as number) - mean) * (down[y] as number) * (across[x] as number);
    }
  }
  return square;
}

/** From nothing at both ends to all in the middle (Hann). */
function fading(length: number): Float64Array {
  return Float64Array.from({ length }, (_, index) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (index + 0.5)) / length));
}

/** One look per tolerance (in pixels), each from where the last one ended. Null when it never comes to an agreement. */
async function lookAtParts(
  one: GreyPlane,
  other: GreyPlane,
  start: Alignment,
  tolerances: readonly number[],
  pause: Pause,
): Promise<Alignment | null> {
  const size = tileSize(one);
  if (size === null) return null;
  const correlate = createPhaseCorrelation(size);
  const cut = createCutter(size);
  const parts: Part[] = [];
  for (const tile of placeTiles(one, size)) {
    const pixels = cut(one, tile, 1);
    if (pixels) parts.push({ tile, pixels });
    await pause();
  }
  let alignment = start;
  for (const tolerance of tolerances) {
    const matches: Match[] = [];
    for (const part of parts) {
      const match = matchPart(part, other, alignment, cut, correlate);
      if (match) matches.push(match);
      await pause();
    }
    const fitted = fitAlignment(matches, tolerance);
    if (!fitted) return null;
    alignment = fitted;
  }
  return alignment;
}

function tileSize({ width, height }: GreyPlane): number | null {
  const room = Math.min(width, height);
  return [128, 64, 32].find((size) => size * 1.5 <= room) ?? (room >= 32 ? 32 : null);
}

/** Tiles spread evenly from edge to edge. */
function placeTiles({ width, height }: GreyPlane, size: number): Tile[] {
  const along = (length: number) => {
    const room = length - size;
    const count = Math.max(1, Math.min(TILES_ALONG, Math.floor((2 * room) / size) + 1));
    return Array.from({ length: count }, (_, index) => {
      const start = count === 1 ? Math.floor(room / 2) : Math.round((room * index) / (count - 1));
      return start + size / 2 - length / 2;
    });
  };
  return along(height).flatMap((y) => along(width).map((x) => ({ x, y })));
}

/** Where the part of the first picture is found in the second; null where there is nothing to hold on to. */
function matchPart(
  { tile, pixels }: Part,
  other: GreyPlane,
  { x, y, zoom }: Alignment,
  cut: ReturnType<typeof createCutter>,
  correlate: ReturnType<typeof createPhaseCorrelation>,
): Match | null {
  const there = cut(other, { x: zoom * tile.x + x, y: zoom * tile.y + y }, zoom);
  if (!there) return null;
  const shift = correlate(pixels.slice(), there);
  const found = { x: zoom * (tile.x + shift.x) + x, y: zoom * (tile.y + shift.y) + y };
  return { from: tile, to: found, weight: shift.quality };
}

/** Cuts squares of `size` pixels around a place, `zoom` pixels apart, without their mean and fading to the edges; null of a flat one. */
function createCutter(size: number): (plane: GreyPlane, middle: Tile, zoom: number) => Float64Array | null {
  const fades = fading(size);
  return (plane, middle, zoom) => {
    const placesOf = (at: number, length: number) =>
      Array.from({ length: size }, (_, index) => at + (index + 0.5 - size / 2) * zoom + length / 2 - 0.5);
    const cut = sampleGrid(plane, placesOf(middle.x, plane.width), placesOf(middle.y, plane.height));
    let sum = 0;
    let squares = 0;
    for (let at = 0; at < cut.length; at++) {
      const value = cut[at] as number;
      sum += value;
      squares += value * value;
    }
    const mean = sum / cut.length;
    if (squares / cut.length - mean * mean < FLAT * FLAT) return null;
    for (let row = 0, at = 0; row < size; row++) {
      const down = fades[row] as number;
      for (let column = 0; column < size; column++, at++) {
        cut[at] = ((cut[at] as number) - mean) * down * (fades[column] as number);
      }
    }
    return cut;
  };
}
