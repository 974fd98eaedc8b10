import { crc32 } from "node:zlib";

const IEND_BYTES = 12;
const CHUNK_BYTES = 1024 * 1024;

/** The same picture as a larger file: private chunks in a PNG, bytes behind the end of other formats. */
export function padPicture(bytes: Buffer, atLeast: number): Buffer {
  const missing = atLeast - bytes.length;
  if (missing <= 0) return bytes;
  if (bytes.toString("latin1", 1, 4) !== "PNG") return Buffer.concat([bytes, Buffer.alloc(missing)]);
  const end = bytes.length - IEND_BYTES;
  return Buffer.concat([bytes.subarray(0, end), ...paddingChunks(missing), bytes.subarray(end)]);
}

function paddingChunks(total: number): Buffer[] {
  const chunks: Buffer[] = [];
  for (let left = total; left > 0; left -= CHUNK_BYTES)
    chunks.push(pngChunk("paDd", Buffer.alloc(Math.min(left, CHUNK_BYTES))));
  return chunks;
}

export function pngChunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, checksum]);
}
