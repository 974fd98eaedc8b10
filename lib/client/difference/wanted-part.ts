import { sharedFrame } from "@/lib/domain/shared-frame";
import type { Point, Rect, Size } from "../camera";
import { type CompareScene, layOut } from "../compare-layout";

/** `part` as fractions of the frame, `scale` of the after's own size. */
export type WantedPart = { part: Rect; scale: number };

/** Held in memory of each picture: some eight screens of a laptop, or one of the largest. */
const MOST_PIXELS = 8_000_000;
/** Around what is seen, of its width and height: a small move of the camera asks for nothing. */
const MARGIN = 0.15;
/** Around a spot whose colours are read, to each side. In pixels. */
const AROUND_SPOT_PX = 128;
/** Less than this is not worth a second look. */
const FINER = 1.02;

/**
 * What has to be looked at closer than the pair was measured, from the full forms: in the heat map what is seen, as fine as the screen
 * shows it; for the colours under the loupe the pixels around its spot. Null where the pair as measured will do.
 */
export function wantedPart(
  scene: CompareScene,
  pair: { before: Size; after: Size },
  { isHeatMap, spot }: { isHeatMap: boolean; spot: Point | null },
): WantedPart | null {
  const { width, height } = scene.picture;
  const scaleUpTo = (longestPx?: number) => sharedFrame(pair.before, pair.after, longestPx).frame.width / width;
  const measured = scaleUpTo();
  const finest = scaleUpTo(Number.POSITIVE_INFINITY);
  if (finest < measured * FINER) return null;
  const { zoom, scale: shown, layers } = layOut(scene);
  const scale = Math.min(zoom, finest);
  if (scale >= finest || (isHeatMap && scale > measured * FINER)) {
    const { visible, frame } = layers[layers.after.clip ? "after" : "before"];
    const seen = {
      x: (visible.x - frame.x) / (width * shown.x),
      y: (visible.y - frame.y) / (height * shown.y),
      width: visible.width / (width * shown.x),
      height: visible.height / (height * shown.y),
    };
    const pixels = seen.width * width * seen.height * height * (1 + 2 * MARGIN) ** 2;
    return { part: grown(seen), scale: Math.min(scale, Math.sqrt(MOST_PIXELS / Math.max(1, pixels))) };
  }
  if (!spot) return null;
  const [wide, high] = [AROUND_SPOT_PX / width, AROUND_SPOT_PX / height];
  return { part: cutOff({ x: spot.x - wide, y: spot.y - high, width: 2 * wide, height: 2 * high }), scale: finest };
}

function grown({ x, y, width, height }: Rect): Rect {
  const [across, down] = [width * MARGIN, height * MARGIN];
  return cutOff({ x: x - across, y: y - down, width: width + 2 * across, height: height + 2 * down });
}

function cutOff({ x, y, width, height }: Rect): Rect {
  const [left, top] = [Math.max(0, x), Math.max(0, y)];
  return { x: left, y: top, width: Math.min(1, x + width) - left, height: Math.min(1, y + height) - top };
}

/** Whether what was looked at shows all that is wanted now, as finely, but for the margin. */
export function covers(had: WantedPart, { part, scale }: WantedPart): boolean {
  const [across, down] = [(part.width * MARGIN) / (1 + 2 * MARGIN), (part.height * MARGIN) / (1 + 2 * MARGIN)];
  const isWithin = (start: number, length: number, from: number, room: number, margin: number) =>
    (start <= from + margin || start <= 0) && (start + length >= from + room - margin || start + length >= 1);
  return (
    had.scale >= scale / FINER &&
    isWithin(had.part.x, had.part.width, part.x, part.width, across) &&
    isWithin(had.part.y, had.part.height, part.y, part.height, down)
  );
}
