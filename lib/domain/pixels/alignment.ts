/**
 * Where the content of one picture lies in another of the same size: what is at p in the first, from its middle and in pixels, is at
 * zoom · p + (x, y) from the middle of the second.
 */
export type Alignment = { x: number; y: number; zoom: number };

export const unmoved: Alignment = { x: 0, y: 0, zoom: 1 };

type Size = { width: number; height: number };

/** The farthest that any point of the picture is moved, in pixels. */
export function farthestMove({ x, y, zoom }: Alignment, { width, height }: Size): number {
  const grow = zoom - 1;
  return Math.hypot(Math.abs(x) + Math.abs(grow * width) / 2, Math.abs(y) + Math.abs(grow * height) / 2);
}

/** The same when every pixel is divided into `factor`. */
export function scaled({ x, y, zoom }: Alignment, factor: number): Alignment {
  return { x: x * factor, y: y * factor, zoom };
}
