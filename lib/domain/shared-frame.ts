import { COMPARED_MAX_PX } from "./difference";

type Size = { width: number; height: number };
type Rect = Size & { x: number; y: number };

// Models round sides to multiples of 8 to 64, which bends the aspect a little: that is still the same picture.
const SAME_ASPECT = 0.02;

/** The part of the frame that a picture takes, as fractions of it: the whole when their aspects are all but equal. */
export function fitIntoFrame(picture: Size, frame: Size): Rect {
  const ratio = picture.width / picture.height / (frame.width / frame.height);
  if (Math.abs(Math.log(ratio)) < SAME_ASPECT) return { x: 0, y: 0, width: 1, height: 1 };
  const width = Math.min(1, ratio);
  const height = Math.min(1, 1 / ratio);
  return { x: (1 - width) / 2, y: (1 - height) / 2, width, height };
}

/**
 * How two pictures are laid on each other to be compared: both at the size of the smaller, the after at `frame`, and of it the part
 * `window` that the before takes (in pixels of that frame). The frame is no longer than `longestPx`.
 */
export function sharedFrame(
  before: Size,
  after: Size,
  longestPx: number = COMPARED_MAX_PX,
): { frame: Size; window: Rect } {
  const box = fitIntoFrame(before, after);
  const smaller = Math.min(
    1,
    before.width / (after.width * box.width),
    before.height / (after.height * box.height),
    longestPx / Math.max(after.width, after.height),
  );
  const whole = (length: number) => Math.max(1, Math.round(length));
  const frame = { width: whole(after.width * smaller), height: whole(after.height * smaller) };
  const width = Math.min(frame.width, whole(frame.width * box.width));
  const height = Math.min(frame.height, whole(frame.height * box.height));
  const x = Math.round((frame.width - width) / 2);
  const y = Math.round((frame.height - height) / 2);
  return { frame, window: { x, y, width, height } };
}
