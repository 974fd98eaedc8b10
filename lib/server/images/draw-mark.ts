import type { OverlayOptions } from "sharp";
import type { Size } from "@/lib/domain/fit-size";
import type { Locale } from "@/lib/domain/locale";
import type { Rect } from "@/lib/domain/pair-layout";
import { drawPlate } from "./draw-plate";

/**
 * Of the shortest side. GB 45438-2025 asks of the words on a picture that they stand at an edge or in a corner, and that their height is
 * no less than 5 % of its shortest side (news.ai7788.cn/daily/3793, read 2026-11; the standard's own words for video, clause 4.4, are the
 * same). A capital fills 73 % of its em, a Chinese sign 92 %.
 */
const EM = { en: 0.069, "zh-CN": 0.055 } as const satisfies Record<Locale, number>;
const MIN_EM_PX = 10;
const AIR = 0.5;

/** "Made with AI" in the lower right corner of a part of the frame; smaller only where the part is too narrow for it. */
export function drawMark(locale: Locale, frame: Size, part: Rect): OverlayOptions[] {
  const wanted = Math.max(MIN_EM_PX, Math.ceil(Math.min(frame.width, frame.height) * EM[locale]));
  const { width } = drawPlate("madeWithAi", locale, wanted);
  const em = Math.floor(wanted * Math.min(1, part.width / (width + 2 * AIR * wanted)));
  if (em < 1) return [];
  const plate = drawPlate("madeWithAi", locale, em);
  const air = Math.round(AIR * em);
  const left = part.left + part.width - plate.width - air;
  const top = part.top + part.height - plate.height - air;
  return left < 0 || top < 0 ? [] : [{ input: plate.svg, left, top }];
}
