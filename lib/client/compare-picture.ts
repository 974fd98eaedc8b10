import { COMPARED_MAX_PX } from "@/lib/domain/difference";
import { DISPLAY_MAX_PX } from "@/lib/domain/image";
import { fitIntoFrame } from "@/lib/domain/shared-frame";
import type { Size } from "./camera";
import type { Slot } from "./compare-modes";

/** A picture as the viewport wants it: its size, and its forms from quick to sharp. */
export type ComparePicture = {
  /** The same key is the same picture, whatever its addresses. */
  key: string;
  width: number;
  height: number;
  /** A data URL of some 20 pixels. */
  placeholder: string | null;
  thumb: string | null;
  /** At most `maxPx` long: shown in place of the display form for as long as it has about enough pixels. Left out where there is none. */
  small?: { url: string; maxPx: number } | null;
  /** Also a `blob:` address, while the picture is being uploaded. */
  display: string;
  full: string | null;
  hasAlpha: boolean;
  alt: string;
  /** The word on its plate; "before" or "after" when left out. */
  label?: string;
};

/** The sharpest form that there is a use for. */
export type NeededForm = "small" | "display" | "full";

export type ComparePair = {
  before: ComparePicture;
  after: ComparePicture | null;
  /** One or two more, seen side by side. */
  others?: readonly ComparePicture[];
};

export function bySlot({ before, after, others = [] }: ComparePair): Record<Slot, ComparePicture | null> {
  return { before, after, third: others[0] ?? null, fourth: others[1] ?? null };
}

/** The frame that both pictures are fitted into: the result's, as long as there is one. */
export function frameOf({ before, after }: ComparePair): Size {
  const { width, height } = after ?? before;
  return { width, height };
}

/** The zoom of this picture's own pixels when the frame is shown at `zoom`. */
export function ownZoom(picture: Size, frame: Size, zoom: number): number {
  return (zoom * fitIntoFrame(picture, frame).width * frame.width) / picture.width;
}

/** Whether the display form has too few pixels, or none to spare, for this zoom. */
export function needsFull({ width, height, full }: Size & Pick<ComparePicture, "full">, zoom: number): boolean {
  if (!full) return false;
  const displayScale = Math.min(1, DISPLAY_MAX_PX / Math.max(width, height));
  // At 100 % one looks at pixels, and the display form of even a small picture is a compressed one.
  return zoom > displayScale * 1.02 || zoom >= 1;
}

/** Whether the small form has clearly too few pixels for this zoom. Something is given to those whose screens have more than eyes can see. */
export function needsDisplay(picture: ComparePicture, zoom: number): boolean {
  if (!picture.small) return true;
  const smallScale = Math.min(1, picture.small.maxPx / Math.max(picture.width, picture.height));
  return zoom > smallScale * 1.25;
}

/** The form that is measured: full size, unless that is more than is compared. */
export function measuredForm({ width, height, display, full }: ComparePicture): string {
  return full !== null && Math.max(width, height) <= COMPARED_MAX_PX ? full : display;
}

/** The form that the loupe magnifies: it never shows less than a pixel for a pixel, so the display form of a large picture is too coarse. */
export function loupeForm({ display, full }: ComparePicture): string {
  return full ?? display;
}

/** The addresses to load, the quickest first, up to the form that is needed. */
export function sourcesOf({ thumb, small = null, display, full }: ComparePicture, needed: NeededForm): string[] {
  const isBeyondSmall = small === null || needed !== "small";
  return [thumb, small?.url ?? null, isBeyondSmall ? display : null, needed === "full" ? full : null].filter(
    (source) => source !== null,
  );
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
