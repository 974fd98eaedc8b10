import { type Alignment, farthestMove, unmoved } from "./alignment";
import { estimateAlignment } from "./estimate-alignment";
import type { Pause, Pixels } from "./pixels";
import { commonSpan, cutOut, type Span, soften, undoMove } from "./resample";

/** Two pictures of the same size, the second with its move undone: their common part, and where in the first it lies. */
export type Laid = {
  before: Pixels;
  after: Pixels;
  alignment: Alignment;
  isAligned: boolean;
  columns: Span;
  rows: Span;
};

/** Near enough to whole pixels that it was whole pixels. */
const WHOLE_PX = 0.12;

/** Byte for byte. */
export function areEqual(one: Pixels, other: Pixels): boolean {
  const [a, b] = [one.data, other.data];
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}

/** A move by whole pixels without a zoom is taken as just that: nothing has to be resampled, and nothing is lost. */
export function toWholePixels(alignment: Alignment, size: { width: number; height: number }): Alignment {
  const whole = { x: Math.round(alignment.x), y: Math.round(alignment.y), zoom: 1 };
  const rest = { x: alignment.x - whole.x, y: alignment.y - whole.y, zoom: alignment.zoom };
  return farthestMove(rest, size) < WHOLE_PX ? whole : alignment;
}

/** Lays the second on the first, by `known` or by what can be found. */
export async function layOnEachOther(
  before: Pixels,
  after: Pixels,
  pause: Pause,
  known?: Alignment | null,
): Promise<Laid> {
  const whole = { columns: { start: 0, end: before.width }, rows: { start: 0, end: before.height } };
  const asTheyAre = { before, after, alignment: unmoved, ...whole };
  if (areEqual(before, after)) return { ...asTheyAre, isAligned: true };
  // What has been estimated already is not estimated again; null is an answer, too.
  const found = known === undefined ? await estimateAlignment(before, after, pause) : known;
  if (!found) return { ...asTheyAre, isAligned: false };
  const alignment = toWholePixels(found, before);
  if (alignment.zoom === 1 && alignment.x === 0 && alignment.y === 0) return { ...asTheyAre, isAligned: true };

  const part = {
    columns: commonSpan(before.width, alignment.x, alignment.zoom),
    rows: commonSpan(before.height, alignment.y, alignment.zoom),
  };
  const isTooLittle = part.columns.end <= part.columns.start || part.rows.end <= part.rows.start;
  if (isTooLittle) return { ...asTheyAre, isAligned: false };
  const one = cutOut(before, part);
  const other = await undoMove(after, alignment, part, pause);
  const isResampled = alignment.zoom !== 1 || !Number.isInteger(alignment.x) || !Number.isInteger(alignment.y);
  const pair = isResampled
    ? { before: await soften(one, pause), after: await soften(other, pause) }
    : { before: one, after: other };
  return { ...pair, alignment, isAligned: true, ...part };
}
