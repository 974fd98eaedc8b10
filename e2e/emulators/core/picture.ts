import sharp from "sharp";
import type { SentField } from "./call";

const decodable = new Set(["png", "jpeg", "webp", "gif", "tiff", "bmp"]);

/** Format and size of a picture whose pixels all decode; null for anything else. */
export async function inspectPicture(bytes: Buffer): Promise<SentField["picture"]> {
  try {
    const { format, width, height, hasAlpha } = await sharp(bytes, { limitInputPixels: 400_000_000 }).metadata();
    if (!format || !decodable.has(format)) return null;
    await sharp(bytes, { limitInputPixels: 400_000_000, sequentialRead: true }).stats();
    return { format, width, height, hasAlpha };
  } catch {
    return null;
  }
}

/** `image/png` for "png". */
export function mediaTypeOf(format: string): string {
  return `image/${format}`;
}
