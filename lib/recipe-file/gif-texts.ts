import type { ByteReader } from "./byte-reader";
import { GIF_XMP_TRAILER } from "./gif-xmp";
import { TEXT_MAX_BYTES } from "./picture-texts";

const HEADER_BYTES = 13;
const EXTENSION = 0x21;
const APPLICATION = 0xff;
const PICTURE = 0x2c;
/** Blocks have 255 bytes at the most: a file of 50 MB has some 200,000. */
const BLOCKS_MAX = 1_000_000;

/** The XMP packet of a GIF (GIF89a, 26; Adobe XMP part 3, 1.1.2). */
export function readGifTexts(file: ByteReader): Map<string, string> {
  const texts = new Map<string, string>();
  let blocks = 0;
  /** Where what begins here with a block ends. */
  const endOfBlocks = (start: number): number => {
    let at = start;
    while (at < file.length && file.uint8(at) !== 0 && blocks++ < BLOCKS_MAX) at += file.uint8(at) + 1;
    return at + 1;
  };
  let at = HEADER_BYTES + coloursAt(file, 10);
  while (at < file.length && blocks++ < BLOCKS_MAX) {
    const kind = file.uint8(at);
    if (kind === EXTENSION) {
      const isXmp = file.uint8(at + 1) === APPLICATION && file.latin1(at + 3, at + 14) === "XMP DataXMP";
      const start = at + (isXmp ? 14 : 2);
      at = endOfBlocks(start);
      const end = at - GIF_XMP_TRAILER.length;
      if (isXmp && at <= file.length && end > start && end - start <= TEXT_MAX_BYTES) {
        texts.set("xmp", file.utf8(start, end));
        break;
      }
    } else if (kind === PICTURE) at = endOfBlocks(at + 11 + coloursAt(file, at + 9));
    else break;
  }
  return texts;
}

/** The length of the colour table that the flags at this place announce. */
function coloursAt(file: ByteReader, at: number): number {
  const flags = file.uint8(at);
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}
