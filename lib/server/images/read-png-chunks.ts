import { open } from "node:fs/promises";

const SIGNATURE_BYTES = 8;
/** A 50 MB picture has some 6,000; a file of nothing but empty chunks would keep the disk busy for minutes. */
const CHUNKS_MAX = 100_000;

/** Walks over the chunks of a PNG file without reading their contents: whether it reaches its end, and whether it is animated (APNG). */
export async function readPngChunks(path: string): Promise<{ isComplete: boolean; isAnimated: boolean }> {
  const file = await open(path);
  const header = Buffer.alloc(12);
  let isAnimated = false;
  try {
    for (let at = SIGNATURE_BYTES, chunks = 0; chunks < CHUNKS_MAX; chunks++) {
      const { bytesRead } = await file.read(header, 0, 12, at);
      if (bytesRead < 12) return { isComplete: false, isAnimated };
      const type = header.toString("latin1", 4, 8);
      if (type === "IEND") return { isComplete: true, isAnimated };
      // The number of frames opens the chunk's contents.
      if (type === "acTL") isAnimated = header.readUInt32BE(8) > 1;
      at += header.readUInt32BE(0) + 12;
    }
    return { isComplete: false, isAnimated };
  } finally {
    await file.close();
  }
}
