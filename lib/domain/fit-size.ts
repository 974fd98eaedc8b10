export type Size = { width: number; height: number };

const STEP = 16;

/** Scales so that the long side is at most `maxPx`; never enlarges, no side below 1 px. */
export function fitInside({ width, height }: Size, maxPx: number): Size {
  const scale = Math.min(1, maxPx / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/**
 * The size in which a model works on a picture of this shape: sides multiples of 16, area between 0.85 and 1.1 times `workingPixels`,
 * with the least error of ratio; among equals the smallest. Shapes too long for that (beyond about 4000:1) get the nearest area.
 */
export function fitSize({ width, height }: Size, workingPixels: number): Size {
  if (width < height) {
    const turned = fitSize({ width: height, height: width }, workingPixels);
    return { width: turned.height, height: turned.width };
  }
  const ratio = width / height;
  let best: { size: Size; error: number } | null = null;
  for (let short = STEP; short * short <= workingPixels * 1.1; short += STEP) {
    for (const long of neighbours(short * ratio)) {
      const area = short * long;
      if (long < short || area < workingPixels * 0.85 || area > workingPixels * 1.1) continue;
      const error = Math.abs(Math.log(long / short / ratio));
      if (best === null || error < best.error - 1e-9) best = { size: { width: long, height: short }, error };
    }
  }
  return best?.size ?? { width: Math.floor(workingPixels / STEP / STEP) * STEP, height: STEP };
}

function neighbours(length: number): number[] {
  const below = Math.floor(length / STEP) * STEP;
  return [below, below + STEP];
}
