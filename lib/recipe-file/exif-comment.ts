import { ByteReader, decode } from "./byte-reader";
import { TEXT_MAX_BYTES } from "./picture-texts";

const EXIF_HEADER = "Exif\0\0";
const EXIF_POINTER = 0x8769;
const USER_COMMENT = 0x9286;
const ENTRIES_MAX = 200;

/** The user comment of an EXIF block (CIPA DC-008, 4.6.6), where other tools put a recipe into JPEG and WebP; null where there is none. */
export function readExifComment(bytes: Uint8Array): string | null {
  const whole = new ByteReader(bytes);
  const block = whole.latin1(0, 6) === EXIF_HEADER ? new ByteReader(bytes.subarray(6)) : whole;
  const order = block.latin1(0, 2);
  if (order !== "II" && order !== "MM") return null;
  const littleEndian = order === "II";
  const exif = findEntry(block, block.uint32(4, littleEndian), EXIF_POINTER, littleEndian);
  if (!exif) return null;
  const comment = findEntry(block, exif.value, USER_COMMENT, littleEndian);
  if (!comment || comment.count <= 8 || comment.count > TEXT_MAX_BYTES) return null;
  return readComment(block.slice(comment.value, comment.value + comment.count), littleEndian);
}

function findEntry(block: ByteReader, directory: number, tag: number, littleEndian: boolean) {
  const count = Math.min(ENTRIES_MAX, block.uint16(directory, littleEndian));
  for (let index = 0; index < count; index++) {
    const at = directory + 2 + index * 12;
    if (block.uint16(at, littleEndian) !== tag) continue;
    return { count: block.uint32(at + 4, littleEndian), value: block.uint32(at + 8, littleEndian) };
  }
  return null;
}

function readComment(comment: Uint8Array, littleEndian: boolean): string {
  const code = decode("latin1", comment.subarray(0, 8));
  const text = comment.subarray(8);
  if (!code.startsWith("UNICODE")) return decode("utf-8", text);
  // The standard says the file's own order; most writers say big-endian whatever the file's is.
  const looksBig = text[0] === 0 && text[1] !== 0;
  const looksLittle = text[0] !== 0 && text[1] === 0;
  const isLittle = looksLittle || (!looksBig && littleEndian && !isMostlyHan(decode("utf-16be", text.subarray(0, 64))));
  return decode(isLittle ? "utf-16le" : "utf-16be", text);
}

/** Read in the wrong order, Chinese is scattered all over Unicode. */
function isMostlyHan(text: string): boolean {
  return (text.match(/\p{Script=Han}/gu)?.length ?? 0) * 2 > text.length;
}
