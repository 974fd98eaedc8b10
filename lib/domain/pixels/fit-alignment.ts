import type { Alignment } from "./alignment";

type Point = { x: number; y: number };

/** Where a part of the first picture was found in the second, both from the middle, and how sure that is. */
export type Match = { from: Point; to: Point; weight: number };

/** Fewer parts, or a smaller share of them, are no agreement. */
const FEWEST = 4;
const SMALLEST_SHARE = 0.2;
const LARGEST_ZOOM = 1.3;
/** Weaker than this is a guess. */
const LEAST_WEIGHT = 0.02;

/**
 * The move and zoom that most of the parts agree on to within `tolerance` pixels: proposed by every two of them, then fitted to all
 * that agree with the best proposal. Null when too few do.
 */
export function fitAlignment(matches: readonly Match[], tolerance: number): Alignment | null {
  const sure = matches.filter(({ weight }) => weight >= LEAST_WEIGHT);
  const fewest = Math.max(FEWEST, Math.ceil(sure.length * SMALLEST_SHARE));
  let agreeing: Match[] = [];
  let best = 0;
  for (const [index, one] of sure.entries()) {
    for (const other of sure.slice(index + 1)) {
      const proposal = through(one, other);
      if (!proposal) continue;
      const agree = sure.filter((match) => missOf(match, proposal) <= tolerance);
      const votes = agree.reduce((sum, { weight }) => sum + weight, 0);
      if (votes > best) [agreeing, best] = [agree, votes];
    }
  }
  for (let round = 0; round < 3 && agreeing.length >= fewest; round++) {
    const fitted = leastSquares(agreeing);
    const next = sure.filter((match) => missOf(match, fitted) <= tolerance);
    if (round === 2 || next.length < fewest) return fitted;
    agreeing = next;
  }
  return null;
}

function missOf({ from, to }: Match, { x, y, zoom }: Alignment): number {
  return Math.hypot(zoom * from.x + x - to.x, zoom * from.y + y - to.y);
}

function through(one: Match, other: Match): Alignment | null {
  const [fx, fy] = [one.from.x - other.from.x, one.from.y - other.from.y];
  const apart = fx * fx + fy * fy;
  if (apart === 0) return null;
  const zoom = ((one.to.x - other.to.x) * fx + (one.to.y - other.to.y) * fy) / apart;
  if (zoom > LARGEST_ZOOM || zoom < 1 / LARGEST_ZOOM) return null;
  return { zoom, x: one.to.x - zoom * one.from.x, y: one.to.y - zoom * one.from.y };
}

function leastSquares(matches: readonly Match[]): Alignment {
  const mean = (of: (match: Match) => number) =>
    matches.reduce((sum, match) => sum + match.weight * of(match), 0) /
    matches.reduce((sum, { weight }) => sum + weight, 0);
  const from = { x: mean((match) => match.from.x), y: mean((match) => match.from.y) };
  const to = { x: mean((match) => match.to.x), y: mean((match) => match.to.y) };
  let product = 0;
  let square = 0;
  for (const { from: f, to: t, weight } of matches) {
    const [x, y] = [f.x - from.x, f.y - from.y];
    product += weight * (x * (t.x - to.x) + y * (t.y - to.y));
    square += weight * (x * x + y * y);
  }
  const zoom = square === 0 ? 1 : product / square;
  return { zoom, x: to.x - zoom * from.x, y: to.y - zoom * from.y };
}
