import type { OverlayOptions } from "sharp";
import type { Size } from "@/lib/domain/fit-size";
import type { Locale } from "@/lib/domain/locale";
import { drawPlate } from "./draw-plate";

/** Of the frame's shorter side. */
const EM = 0.032;
const MIN_EM_PX = 13;

/**
 * A word in an upper corner of what lies between two uprights of the frame, as the studio has them: the before's on the left, the
 * after's on the right where both share a frame. Nothing where it is too narrow for the word.
 */
export function drawLabel(
  word: "before" | "after",
  locale: Locale,
  frame: Size,
  { left, right, corner }: { left: number; right: number; corner: "left" | "right" },
): OverlayOptions[] {
  const em = Math.max(MIN_EM_PX, Math.round(Math.min(frame.width, frame.height) * EM));
  const plate = drawPlate(word, locale, em);
  if (plate.width + 2 * em > right - left || plate.height + 2 * em > frame.height) return [];
  return [{ input: plate.svg, left: corner === "right" ? right - em - plate.width : left + em, top: em }];
}
