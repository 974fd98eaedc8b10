import { open } from "node:fs/promises";

export type PictureKind = "jpeg" | "png" | "webp" | "gif" | "tiff" | "heif";

/** Recognised, so that the refusal can name them. */
export type RefusedKind = "empty" | "svg" | "bmp" | "raw" | "unknown";

const SNIFF_BYTES = 4096;

const signatures: [kind: PictureKind | RefusedKind, matches: (head: Buffer) => boolean][] = [
  ["jpeg", startsWith("ffd8ff")],
  ["png", startsWith("89504e470d0a1a0a")],
  ["webp", (head) => head.toString("latin1", 0, 4) === "RIFF" && head.toString("latin1", 8, 12) === "WEBP"],
  ["gif", (head) => /^GIF8[79]a/.test(head.toString("latin1", 0, 6))],
  ["raw", (head) => startsWith("49492a00")(head) && head.toString("latin1", 8, 10) === "CR"],
  ["tiff", startsWith("49492a00", "4d4d002a", "49492b00", "4d4d002b")],
  ["heif", (head) => brandsOf(head).some((brand) => heifBrands.includes(brand))],
  ["bmp", (head) => head.toString("latin1", 0, 2) === "BM" && head.length > 10 && head.readUInt32LE(6) === 0],
  [
    "svg",
    (head) => /^\s*<(\?xml|!--|!doctype svg|([a-z]+:)?svg)/i.test(textOf(head)) && /<(\w+:)?svg\b/i.test(textOf(head)),
  ],
];

const heifBrands = ["avif", "avis", "heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1"];

/** The first bytes of a picture, or of its file, which suffice to tell its kind. */
export async function readHead(picture: string | Buffer): Promise<Buffer> {
  if (typeof picture !== "string") return picture.subarray(0, SNIFF_BYTES);
  const file = await open(picture);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(SNIFF_BYTES), 0, SNIFF_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Tells by content what kind of file begins with `head`; the name and the sender's word count for nothing. */
export function sniffPicture(head: Buffer): PictureKind | RefusedKind {
  if (head.length === 0) return "empty";
  return signatures.find(([, matches]) => matches(head))?.[0] ?? "unknown";
}

export function isPictureKind(kind: PictureKind | RefusedKind): kind is PictureKind {
  return !["empty", "svg", "bmp", "raw", "unknown"].includes(kind);
}

function startsWith(...hexadecimals: string[]): (head: Buffer) => boolean {
  return (head) => hexadecimals.some((digits) => head.toString("hex", 0, digits.length / 2) === digits);
}

/** The major and the compatible brands of an ISO base media file (ISO 14496-12, `ftyp`). */
function brandsOf(head: Buffer): string[] {
  if (head.length < 16 || head.toString("latin1", 4, 8) !== "ftyp") return [];
  const brands = head.toString("latin1", 8, Math.min(head.readUInt32BE(0), head.length)).match(/.{4}/gs) ?? [];
  // The second group of four is the minor version.
  return brands.filter((_brand, index) => index !== 1);
}

function textOf(head: Buffer): string {
  return new TextDecoder(head[0] === 0xff && head[1] === 0xfe ? "utf-16le" : "utf-8").decode(head);
}
