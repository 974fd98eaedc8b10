import sharp, { type Sharp } from "sharp";

// Every picture is read once or twice and never soon again.
sharp.cache(false);
// Several pictures are worked on at a time; threads within one would only add to their memory.
sharp.concurrency(1);

/** JPEG's own limit. A strip of a million pixels, few as they are together, cost a gigabyte or half a minute. */
export const SIDE_MAX_PX = 65_535;

/**
 * The first frame of a picture, its bytes or their file, decoded row by row, not yet upright. Fails on truncated and damaged pixels instead of making
 * some up; passes over mere warnings, which many cameras deserve. Above `maxPixels` it throws before decoding.
 */
export function openPixels(picture: string | Buffer, maxPixels: number | null = null): Sharp {
  return sharp(picture, { failOn: "error", sequentialRead: true, limitInputPixels: maxPixels ?? false });
}
