import type { ByteReader } from "./byte-reader";
import { readExifComment } from "./exif-comment";
import { PARTS_MAX } from "./picture-texts";

const XMP_HEADER = "http://ns.adobe.com/xap/1.0/\0";
const APP1 = 0xe1;
const START_OF_SCAN = 0xda;

/** The XMP packet and the EXIF user comment of a JPEG, from the segments before its pixels. */
export function readJpegTexts(file: ByteReader): Map<string, string> {
  const texts = new Map<string, string>();
  for (let at = 2, parts = 0; at + 4 <= file.length && parts < PARTS_MAX; parts++) {
    if (file.uint8(at) !== 0xff) break;
    const marker = file.uint8(at + 1);
    // Fill bytes may stand before a marker.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = file.uint16(at + 2);
    if (marker === START_OF_SCAN || length < 2) break;
    if (marker === APP1) readApp1(file, at + 4, at + 2 + length, texts);
    at += 2 + length;
  }
  return texts;
}

function readApp1(file: ByteReader, start: number, end: number, texts: Map<string, string>): void {
  if (file.latin1(start, start + XMP_HEADER.length) === XMP_HEADER) {
    if (!texts.has("xmp")) texts.set("xmp", file.utf8(start + XMP_HEADER.length, end));
    return;
  }
  const comment = readExifComment(file.slice(start, end));
  if (comment !== null && !texts.has("comment")) texts.set("comment", comment);
}
