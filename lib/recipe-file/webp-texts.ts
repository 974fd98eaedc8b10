import type { ByteReader } from "./byte-reader";
import { readExifComment } from "./exif-comment";
import { PARTS_MAX, TEXT_MAX_BYTES } from "./picture-texts";

const HEADER_BYTES = 12;

/** The XMP packet and the EXIF user comment of a WebP (RFC 9649, 2.7). */
export function readWebpTexts(file: ByteReader): Map<string, string> {
  const texts = new Map<string, string>();
  for (let at = HEADER_BYTES, parts = 0; at + 8 <= file.length && parts < PARTS_MAX; parts++) {
    const type = file.latin1(at, at + 4);
    const length = file.uint32(at + 4, true);
    const start = at + 8;
    const end = start + length;
    if (end > file.length) break;
    if (length <= TEXT_MAX_BYTES) {
      if (type === "XMP " && !texts.has("xmp")) texts.set("xmp", file.utf8(start, end));
      const comment = type === "EXIF" ? readExifComment(file.slice(start, end)) : null;
      if (comment !== null && !texts.has("comment")) texts.set("comment", comment);
    }
    // Chunks begin at even places.
    at = end + (length % 2);
  }
  return texts;
}
