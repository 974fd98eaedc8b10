/** A picture in memory: 8-bit sRGB, three bytes a pixel, and its transparency apart so that filters cannot touch it. */
export type Picture = {
  rgb: Uint8Array;
  /** One byte a pixel; null when everything is opaque. */
  alpha: Uint8Array | null;
  width: number;
  height: number;
};

/** One byte a pixel: a grey picture, a mask, a texture. */
export type Plane = { values: Uint8Array; width: number; height: number };

/**
 * The length in pixels of one thousandth of the picture's middle size, at least a tenth of a pixel.
 * Strokes, blurs and grain are measured in it, so that a small and a large copy of a picture look alike.
 */
export function grainUnit({ width, height }: { width: number; height: number }): number {
  return Math.max(0.1, Math.sqrt(width * height) / 1000);
}
