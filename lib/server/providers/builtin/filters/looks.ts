import type { LookName } from "../instruction";
import { blur } from "./blur";
import { cartoon } from "./cartoon";
import { charcoal } from "./charcoal";
import { blackAndWhite, lessSaturation, moreSaturation, sepia } from "./colour-filters";
import { filmGrain } from "./film-grain";
import type { Filter } from "./filter";
import { lineArt } from "./line-art";
import { night } from "./night";
import { pencilSketch } from "./pencil-sketch";
import { pixelate } from "./pixelate";
import { posterize } from "./posterize";
import { sharpen } from "./sharpen";
import { brighter, cooler, darker, invert, lessContrast, moreContrast, warmer } from "./tone-filters";
import { vignette } from "./vignette";
import { vintage } from "./vintage";

/** The filter behind every look; a replacing one knows no amounts of its own: less of it is blended with what was there. */
export const looks: Record<LookName, { filter: Filter; replaces: boolean }> = {
  pencilSketch: { filter: pencilSketch, replaces: true },
  charcoal: { filter: charcoal, replaces: true },
  lineArt: { filter: lineArt, replaces: true },
  blackAndWhite: { filter: blackAndWhite, replaces: true },
  sepia: { filter: sepia, replaces: true },
  invert: { filter: invert, replaces: true },
  blur: { filter: blur, replaces: false },
  sharpen: { filter: sharpen, replaces: false },
  brighter: { filter: brighter, replaces: false },
  darker: { filter: darker, replaces: false },
  moreContrast: { filter: moreContrast, replaces: false },
  lessContrast: { filter: lessContrast, replaces: false },
  moreSaturation: { filter: moreSaturation, replaces: false },
  lessSaturation: { filter: lessSaturation, replaces: false },
  warmer: { filter: warmer, replaces: false },
  cooler: { filter: cooler, replaces: false },
  vintage: { filter: vintage, replaces: true },
  filmGrain: { filter: filmGrain, replaces: false },
  vignette: { filter: vignette, replaces: false },
  posterize: { filter: posterize, replaces: false },
  cartoon: { filter: cartoon, replaces: true },
  pixelate: { filter: pixelate, replaces: false },
  night: { filter: night, replaces: true },
};
