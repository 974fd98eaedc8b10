import type { Alignment } from "./alignment";

type Size = { width: number; height: number };
type Rect = Size & { x: number; y: number };

/** The same number of pixels from each of two pictures, and how the second lies on the first. Null where they have none in common. */
export type Cuts = { before: Rect; after: Rect; alignment: Alignment };

/**
 * Where to cut two pictures of the same size so that a wanted part of the first is seen in both, when one lies on the other by
 * `alignment`. The cuts are whole pixels within both pictures; what remains of the move is between the cuts.
 */
export function placeCuts(picture: Size, wanted: Rect, { x, y, zoom }: Alignment): Cuts | null {
  const across = placeAlong(picture.width, wanted.x, wanted.width, x, zoom);
  const down = placeAlong(picture.height, wanted.y, wanted.height, y, zoom);
  if (!across || !down) return null;
  const size = { width: across.length, height: down.length };
  return {
    before: { x: across.before, y: down.before, ...size },
    after: { x: across.after, y: down.after, ...size },
    alignment: { x: across.rest, y: down.rest, zoom },
  };
}

function placeAlong(length: number, from: number, wanted: number, move: number, zoom: number) {
  // From the picture's middle to where it is in the other, as a whole picture's alignment counts.
  const moved = (at: number) => zoom * (at - length / 2) + move + length / 2;
  const shift = Math.round(moved(from + wanted / 2) - (from + wanted / 2));
  const start = Math.max(0, -shift, Math.floor(from));
  const end = Math.min(length, length - shift, Math.ceil(from + wanted));
  if (end <= start) return null;
  const middle = (start + end) / 2;
  return { before: start, after: start + shift, length: end - start, rest: moved(middle) - middle - shift };
}
