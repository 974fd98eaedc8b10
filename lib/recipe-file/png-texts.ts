import { type ByteReader, decode } from "./byte-reader";
import { readExifComment } from "./exif-comment";
import { inflate } from "./inflate";
import { PARTS_MAX, TEXT_MAX_BYTES } from "./picture-texts";

const SIGNATURE_BYTES = 8;
const XMP_KEYWORD = "XML:com.adobe.xmp";

/** The text chunks of a PNG (W3C PNG, 11.3.3): tEXt, zTXt and iTXt, the packed ones unpacked. The first of a keyword counts. */
export async function readPngTexts(file: ByteReader): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (let at = SIGNATURE_BYTES, parts = 0; at + 12 <= file.length && parts < PARTS_MAX; parts++) {
    const length = file.uint32(at);
    const type = file.latin1(at + 4, at + 8);
    const start = at + 8;
    const end = start + length;
    if (type === "IEND" || end > file.length) break;
    if (length <= TEXT_MAX_BYTES) {
      const found = await readChunk(file, type, start, end);
      if (found && !texts.has(found.keyword)) texts.set(found.keyword, found.text);
    }
    at = end + 4;
  }
  return texts;
}

async function readChunk(file: ByteReader, type: string, start: number, end: number) {
  if (type === "eXIf") {
    const text = readExifComment(file.slice(start, end));
    return text === null ? null : { keyword: "comment", text };
  }
  if (type !== "tEXt" && type !== "zTXt" && type !== "iTXt") return null;
  const keywordEnd = file.zeroAfter(start, Math.min(end, start + 80));
  if (keywordEnd === -1) return null;
  const name = file.latin1(start, keywordEnd);
  const keyword = name === XMP_KEYWORD ? "xmp" : name;
  const text = await readText(file, type, keywordEnd + 1, end);
  return text === null ? null : { keyword, text };
}

async function readText(file: ByteReader, type: "tEXt" | "zTXt" | "iTXt", at: number, end: number) {
  if (type === "tEXt") return readLooseText(file.slice(at, end));
  if (type === "zTXt") {
    const unpacked = await inflate(file.slice(at + 1, end), TEXT_MAX_BYTES);
    return unpacked && readLooseText(unpacked);
  }
  const isPacked = file.uint8(at) === 1;
  const languageEnd = file.zeroAfter(at + 2, end);
  const translatedEnd = languageEnd === -1 ? -1 : file.zeroAfter(languageEnd + 1, end);
  if (translatedEnd === -1) return null;
  const bytes = file.slice(translatedEnd + 1, end);
  const text = isPacked ? await inflate(bytes, TEXT_MAX_BYTES) : bytes;
  return text && decode("utf-8", text);
}

/** By the standard Latin-1; many tools write UTF-8 there all the same. */
function readLooseText(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return decode("latin1", bytes);
  }
}
