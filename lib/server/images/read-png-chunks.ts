import { type FileHandle, open } from "node:fs/promises";

const SIGNATURE_BYTES = 8;
/** Of a chunk, its name and what opens its contents. */
const HEADER_BYTES = 12;
/** Encoders cut pixels into pieces of 8 kB: asking the disk for each of them took longer than decoding the picture. */
const WINDOW_BYTES = 256 * 1024;
/** A 50 MB picture has some 6,000; a file of nothing but empty chunks would keep the disk busy for minutes. */
const CHUNKS_MAX = 100_000;

export type PngChunks = { isComplete: boolean; isAnimated: boolean; hasContentCredentials: boolean };

/**
 * Walks over the chunks of a PNG file without looking at their contents: whether it reaches its end, whether it is animated
 * (APNG), and whether it carries Content Credentials (C2PA 2.2, A.3.2: `caBX`).
 */
export async function readPngChunks(path: string): Promise<PngChunks> {
  const file = await open(path);
  const headerAt = openWindow(file);
  const found = { isAnimated: false, hasContentCredentials: false };
  try {
    for (let at = SIGNATURE_BYTES, chunks = 0; chunks < CHUNKS_MAX; chunks++) {
      const header = await headerAt(at);
      if (!header) return { isComplete: false, ...found };
      const type = header.toString("latin1", 4, 8);
      if (type === "IEND") return { isComplete: true, ...found };
      // The number of frames opens the chunk's contents.
      if (type === "acTL") found.isAnimated = header.readUInt32BE(8) > 1;
      if (type === "caBX") found.hasContentCredentials = true;
      at += header.readUInt32BE(0) + 12;
    }
    return { isComplete: false, ...found };
  } finally {
    await file.close();
  }
}

/** Gives what opens the chunk at a place in the file, most often from what was read before; null behind its end. */
function openWindow(file: FileHandle): (at: number) => Promise<Buffer | null> {
  const window = Buffer.alloc(WINDOW_BYTES);
  let start = 0;
  let length = 0;
  return async (at) => {
    if (at < start || at + HEADER_BYTES > start + length) {
      start = at;
      length = (await file.read(window, 0, WINDOW_BYTES, at)).bytesRead;
    }
    return length - (at - start) < HEADER_BYTES ? null : window.subarray(at - start, at - start + HEADER_BYTES);
  };
}
