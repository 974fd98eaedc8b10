import { DISPLAY_MAX_PX } from "@/lib/domain/image";
import type { Rect, Size } from "./camera";

/** A picture as the viewport wants it: its size, and its forms from quick to sharp. */
export type ComparePicture = {
  /** The same key is the same picture, whatever its addresses. */
  key: string;
  width: number;
  height: number;
  /** A data URL of some 20 pixels. */
  placeholder: string | null;
  thumb: string | null;
  /** Also a `blob:` address, while the picture is being uploaded. */
  display: string;
  full: string | null;
  hasAlpha: boolean;
  alt: string;
  /** The word on its plate; "before" or "after" when left out. */
  label?: string;
};

export type ComparePair = { before: ComparePicture; after: ComparePicture | null };

/** The frame that both pictures are fitted into: the result's, as long as there is one. */
export function frameOf({ before, after }: ComparePair): Size {
  const { width, height } = after ?? before;
  return { width, height };
}

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

/** The zoom of this picture's own pixels when the frame is shown at `zoom`. */
export function ownZoom(picture: Size, frame: Size, zoom: number): number {
  return (zoom * fitIntoFrame(picture, frame).width * frame.width) / picture.width;
}

/** Whether the display form has too few pixels, or none to spare, for this zoom. */
export function needsFull(picture: ComparePicture, zoom: number): boolean {
  if (!picture.full) return false;
  const displayScale = Math.min(1, DISPLAY_MAX_PX / Math.max(picture.width, picture.height));
  // At 100 % one looks at pixels, and the display form of even a small picture is a compressed one.
  return zoom > displayScale * 1.02 || zoom >= 1;
}

/** The addresses to load, the quickest first. */
export function sourcesOf(picture: ComparePicture, isFullNeeded: boolean): string[] {
  const { thumb, display, full } = picture;
  return [thumb, display, isFullNeeded ? full : null].filter((source) => source !== null);
}

/**
 * The address to show: the sharpest that has been decoded; what is shown already while nothing better is.
 * A picture never becomes blurred again because an address changed.
 */
export function chooseSource(
  picture: ComparePicture,
  sources: readonly string[],
  decoded: ReadonlySet<string>,
  shown: string | null,
): string | null {
  const best = sources.findLast((source) => decoded.has(source));
  if (best === undefined) return shown;
  const isStep = best === picture.thumb && shown !== null;
  return isStep ? shown : best;
}
