import { ByteReader } from "./byte-reader";
import { readGifTexts } from "./gif-texts";
import { readJpegTexts } from "./jpeg-texts";
import type { PictureTexts } from "./picture-texts";
import { readPngTexts } from "./png-texts";
import { readWebpTexts } from "./webp-texts";

/** The texts of a PNG, JPEG, WebP or GIF file; none of any other, and of a damaged one what stands before the damage. Never throws. */
export async function readPictureTexts(bytes: Uint8Array): Promise<PictureTexts> {
  const file = new ByteReader(bytes);
  if (file.uint8(0) === 0x89 && file.latin1(1, 8) === "PNG\r\n\u001a\n") return readPngTexts(file);
  if (file.uint16(0) === 0xffd8) return readJpegTexts(file);
  if (file.latin1(0, 4) === "RIFF" && file.latin1(8, 12) === "WEBP") return readWebpTexts(file);
  if (/^GIF8[79]a$/.test(file.latin1(0, 6))) return readGifTexts(file);
  return new Map();
}
