import type { Size } from "@/lib/domain/fit-size";
import type { Locale } from "@/lib/domain/locale";
import { type PictureWord, wordOutlines } from "./word-outlines";

export type Plate = Size & { svg: Buffer };

const HEIGHT = 1.9;
const PADDING = 0.75;
/** From the baseline to the middle of a capital, and of a Chinese sign. */
const MIDDLE = 0.37;

/** A word on a ground of its own that is read over every picture; `em` is the size of its letters in pixels. */
export function drawPlate(word: PictureWord, locale: Locale, em: number): Plate {
  const { width: reach, path } = wordOutlines[word][locale];
  const width = Math.round((reach / 1000 + 2 * PADDING) * em);
  const height = Math.round(HEIGHT * em);
  const place = `translate(${PADDING * em} ${height / 2 + MIDDLE * em}) scale(${em / 1000})`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="${width}" height="${height}" rx="${height / 2}" fill="#000" fill-opacity=".66"/>
    <path transform="${place}" d="${path}" fill="#fff" stroke="#fff" stroke-width="22"/>
  </svg>`;
  return { width, height, svg: Buffer.from(svg) };
}
