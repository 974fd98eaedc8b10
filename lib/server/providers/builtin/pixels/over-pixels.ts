import { setImmediate } from "node:timers/promises";
import { canceled } from "../canceled";

const PIXELS_AT_A_TIME = 1 << 19;

/** Runs `work` over all pixels in stretches of some milliseconds, letting the server answer others in between. Throws `canceled` when stopped. */
export async function overPixels(
  count: number,
  signal: AbortSignal,
  work: (start: number, end: number) => void,
): Promise<void> {
  for (let start = 0; start < count; start += PIXELS_AT_A_TIME) {
    if (signal.aborted) throw canceled();
    work(start, Math.min(count, start + PIXELS_AT_A_TIME));
    await setImmediate();
  }
}

/** The same row by row, for work that needs to know where a pixel stands. */
export async function overRows(
  { width, height }: { width: number; height: number },
  signal: AbortSignal,
  work: (row: number) => void,
): Promise<void> {
  const rowsAtATime = Math.max(1, Math.floor(PIXELS_AT_A_TIME / width));
  for (let row = 0; row < height; row += rowsAtATime) {
    if (signal.aborted) throw canceled();
    for (let each = row; each < Math.min(height, row + rowsAtATime); each++) work(each);
    await setImmediate();
  }
}
