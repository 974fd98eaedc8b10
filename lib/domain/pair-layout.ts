import { PAIR_MAX_SIDE_PX, type PairView } from "./download";
import { fitInside, type Size } from "./fit-size";
import { fitIntoFrame } from "./shared-frame";

export type Rect = Size & { left: number; top: number };

/** Where both pictures of a pair are drawn, whole; of `split` each is seen on its side of `divider` alone. */
export type PairLayout = { frame: Size; before: Rect; after: Rect; divider: number | null };

/** Of the height, between two pictures that hang side by side. */
const GAP = 0.012;

/** Both at the height of the after, which never grows; the whole within `maxSide`. */
function laySideBySide(before: Size, after: Size, maxSide: number): PairLayout {
  const beforeWidth = (before.width * after.height) / before.height;
  const width = beforeWidth + after.width + GAP * after.height;
  const scale = Math.min(1, maxSide / Math.max(width, after.height));
  const whole = (length: number) => Math.max(1, Math.floor(length * scale));
  const height = whole(after.height);
  const gap = whole(GAP * after.height);
  const afterWidth = whole(after.width);
  // What is rounded up to a pixel must not lead beyond the side.
  const room = Math.max(1, maxSide - gap - afterWidth);
  const left = { left: 0, top: 0, width: Math.min(room, whole(beforeWidth)), height };
  const right = { left: left.width + gap, top: 0, width: afterWidth, height };
  return { frame: { width: right.left + right.width, height }, before: left, after: right, divider: null };
}

/** Both in the frame of the after, as the studio compares them: a picture of another shape lies in its middle. */
function layInOneFrame(before: Size, after: Size, maxSide: number): PairLayout {
  const frame = fitInside(after, maxSide);
  const part = fitIntoFrame(before, after);
  const width = Math.max(1, Math.round(frame.width * part.width));
  const height = Math.max(1, Math.round(frame.height * part.height));
  const place = { left: Math.round((frame.width - width) / 2), top: Math.round((frame.height - height) / 2) };
  return {
    frame,
    before: { ...place, width, height },
    after: { left: 0, top: 0, ...frame },
    divider: Math.round(frame.width / 2),
  };
}

/** Of the way that is asked for, within `maxSide` and what a server may be asked to hold. */
export function layPair(view: PairView, before: Size, after: Size, maxSide: number | null): PairLayout {
  const side = Math.min(maxSide ?? PAIR_MAX_SIDE_PX, PAIR_MAX_SIDE_PX);
  return view === "side-by-side" ? laySideBySide(before, after, side) : layInOneFrame(before, after, side);
}
