import { ciede2000 } from "./ciede2000";
import { type Pause, type Pixels, rowsAtATime } from "./pixels";
import { srgbToLab } from "./srgb-to-lab";

/** In hundredths, up to more than can occur. */
const MOST = 15_000;

export type DeltaFigures = { changedShare: number; meanDeltaE: number; p95DeltaE: number };

const lab = new Float64Array(6);

function over(ground: number, value: number, opacity: number): number {
  return opacity === 255 ? value : Math.round(ground + ((value - ground) * opacity) / 255);
}

function labOver(ground: number, data: Pixels["data"], at: number, to: number): void {
  const opacity = data[at + 3] as number;
  const [red, green, blue] = [data[at] as number, data[at + 1] as number, data[at + 2] as number];
  srgbToLab(over(ground, red, opacity), over(ground, green, opacity), over(ground, blue, opacity), lab, to);
}

function deltaOver(ground: number, one: Pixels["data"], other: Pixels["data"], at: number): number {
  labOver(ground, one, at, 0);
  labOver(ground, other, at, 3);
  return ciede2000(
    lab[0] as number,
    lab[1] as number,
    lab[2] as number,
    lab[3] as number,
    lab[4] as number,
    lab[5] as number,
  );
}

/** ΔE of one pixel (`at` counts bytes): where it is transparent, over black or white, whichever shows more. */
export function deltaAt(one: Pixels["data"], other: Pixels["data"], at: number): number {
  const alpha = one[at + 3] as number;
  const isSame =
    one[at] === other[at] && one[at + 1] === other[at + 1] && one[at + 2] === other[at + 2] && alpha === other[at + 3];
  if (isSame) return 0;
  if (alpha === 255 && other[at + 3] === 255) return deltaOver(0, one, other, at);
  return Math.max(deltaOver(0, one, other, at), deltaOver(255, one, other, at));
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
