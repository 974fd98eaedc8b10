import type { Difference } from "@/lib/domain/difference";
import type { Alignment } from "@/lib/domain/pixels/alignment";
import { unmoved } from "@/lib/domain/pixels/alignment";
import { estimateAlignment } from "@/lib/domain/pixels/estimate-alignment";
import { areEqual, layOnEachOther } from "@/lib/domain/pixels/lay-on-each-other";
import { measureDifference } from "@/lib/domain/pixels/measure-difference";
import type { Pixels } from "@/lib/domain/pixels/pixels";

/** What takes a second of a processor for two pictures of a megapixel: asked of a thread of its own. */
export type PixelQuestions = {
  /** How far the second lies from the first; null when nothing fits. */
  estimate: { ask: { before: Pixels; after: Pixels }; answer: Alignment | null };
  /** The figures of both, laid on each other by `found`. */
  measure: {
    ask: {
      before: Pixels;
      after: Pixels;
      found: Alignment | null;
      scale: { size: { width: number; height: number }; pixelSize: number };
    };
    answer: Difference;
  };
};

/** Nobody else waits for a turn in a thread of one's own. */
const noPause = () => Promise.resolve();

export const answers: {
  [Kind in keyof PixelQuestions]: (ask: PixelQuestions[Kind]["ask"]) => Promise<PixelQuestions[Kind]["answer"]>;
} = {
  estimate: async ({ before, after }) =>
    areEqual(before, after) ? unmoved : estimateAlignment(before, after, noPause),
  measure: async ({ before, after, found, scale }) =>
    measureDifference(await layOnEachOther(before, after, noPause, found), scale, noPause),
};
