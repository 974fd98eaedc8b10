/** A picture in memory: 8-bit sRGB and transparency, four bytes a pixel, row by row. */
export type Pixels = { data: Uint8Array | Uint8ClampedArray; width: number; height: number };

/** Called between stretches of some milliseconds: lets others have a turn, and throws when the work is to end. */
export type Pause = () => Promise<void>;

/** Rows that make a stretch. */
export function rowsAtATime(width: number): number {
  return Math.max(1, Math.floor((1 << 16) / width));
}
