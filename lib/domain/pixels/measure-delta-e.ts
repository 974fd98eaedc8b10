import { ciede2000 } from "./ciede2000";
import { type Pause, type Pixels, rowsAtATime } from "./pixels";
import { srgbToLab } from "./srgb-to-lab";

/** In hundredths, up to more than can occur. */
const MOST = 15_000;

export type DeltaFigures = { changedShare: number; meanDeltaE: number; p95DeltaE: number };

const lab = new Float64Array(6);

function opaqueDelta(one: Pixels["data"], other: Pixels["data"], at: number, ground: number): number {
  const over = (data: Pixels["data"], channel: number) => {
    const value = data[at + channel] as number;
    return Math.round(ground + ((value - ground) * (data[at + 3] as number)) / 255);
  };
  srgbToLab(over(one, 0), over(one, 1), over(one, 2), lab, 0);
  srgbToLab(over(other, 0), over(other, 1), over(other, 2), lab, 3);
  const [L1, a1, b1, L2, a2, b2] = lab as unknown as [number, number, number, number, number, number];
  return ciede2000(L1, a1, b1, L2, a2, b2);
}

/** ΔE of one pixel (`at` counts bytes): where it is transparent, over black or white, whichever shows more. */
export function deltaAt(one: Pixels["data"], other: Pixels["data"], at: number): number {
  const alpha = one[at + 3] as number;
  const isSame =
    one[at] === other[at] && one[at + 1] === other[at + 1] && one[at + 2] === other[at + 2] && alpha === other[at + 3];
  if (isSame) return 0;
  if (alpha === 255 && other[at + 3] === 255) return opaqueDelta(one, other, at, 0);
  return Math.max(opaqueDelta(one, other, at, 0), opaqueDelta(one, other, at, 255));
}

/** The figures of two pictures of the same size that lie on each other; `each` is told of every pixel in turn. */
export async function measureDeltaE(
  one: Pixels,
  other: Pixels,
  threshold: number,
  pause: Pause,
  each?: (index: number, delta: number) => void,
): Promise<DeltaFigures> {
  const { width, height } = one;
  const counts = new Uint32Array(MOST + 1);
  const every = rowsAtATime(width);
  let sum = 0;
  let changed = 0;
  for (let row = 0; row < height; row++) {
    if (row % every === 0) await pause();
    for (let column = 0; column < width; column++) {
      const index = row * width + column;
      const delta = deltaAt(one.data, other.data, index * 4);
      sum += delta;
      if (delta > threshold) changed++;
      const bin = Math.min(MOST, Math.round(delta * 100));
      counts[bin] = (counts[bin] as number) + 1;
      each?.(index, delta);
    }
  }
  const count = width * height;
  return { changedShare: changed / count, meanDeltaE: sum / count, p95DeltaE: percentile(counts, 0.95 * count) };
}

function percentile(counts: Uint32Array, rank: number): number {
  let passed = 0;
  for (const [bin, count] of counts.entries()) {
    passed += count;
    if (passed >= rank) return bin / 100;
  }
  return MOST / 100;
}
