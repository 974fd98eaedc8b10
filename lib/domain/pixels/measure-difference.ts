import { CHANGED_DELTA_E, type Difference } from "../difference";
import type { Laid } from "./lay-on-each-other";
import { measureDeltaE } from "./measure-delta-e";
import type { Pause } from "./pixels";

/** Hundredths of a pixel and thousandths of a per cent are finer than anything here can be known. */
const rounded = (value: number, decimals: number) => Number(value.toFixed(decimals)) + 0;

/**
 * The figures of two pictures laid on each other. `size` is that at which they were compared, `pixelSize` how many pixels of the
 * result are one of those; `each` is told the ΔE of every pixel of their common part.
 */
export async function measureDifference(
  { before, after, alignment, isAligned }: Laid,
  {
    size,
    pixelSize,
    threshold = CHANGED_DELTA_E,
  }: {
    size: { width: number; height: number };
    pixelSize: number;
    threshold?: number;
  },
  pause: Pause,
  each?: (index: number, delta: number) => void,
): Promise<Difference> {
  const { changedShare, meanDeltaE, p95DeltaE } = await measureDeltaE(before, after, threshold, pause, each);
  return {
    changedShare: rounded(changedShare, 6),
    meanDeltaE: rounded(meanDeltaE, 3),
    p95DeltaE,
    threshold,
    movedX: rounded(alignment.x * pixelSize, 2),
    movedY: rounded(alignment.y * pixelSize, 2),
    zoom: rounded(alignment.zoom, 5),
    comparedWidth: size.width,
    comparedHeight: size.height,
    aligned: isAligned,
  };
}
