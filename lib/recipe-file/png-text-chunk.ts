const IHDR_END = 33;

/** Texts by their keyword, which has 1 to 79 Latin characters. */
export type PictureKeywords = Readonly<Record<string, string>>;

/** A PNG with these texts as iTXt chunks (UTF-8, not packed) behind its header. */
export function withPngTexts(png: Uint8Array, texts: PictureKeywords): Uint8Array<ArrayBuffer> {
  const chunks = Object.entries(texts).map(([keyword, text]) => toChunk("iTXt", `${keyword}\0\0\0\0\0${text}`));
  const parts = [png.subarray(0, IHDR_END), ...chunks, png.subarray(IHDR_END)];
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function toChunk(type: string, data: string): Uint8Array {
  const body = new TextEncoder().encode(type + data);
  const chunk = new Uint8Array(body.length + 8);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, body.length - 4);
  chunk.set(body, 4);
  view.setUint32(body.length + 4, crc32(body));
  return chunk;
}

const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** Of ISO 3309, as PNG asks for it. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (table[(crc ^ byte) & 0xff] ?? 0);
  return (crc ^ 0xffffffff) >>> 0;
}
