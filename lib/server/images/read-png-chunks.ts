import { open } from "node:fs/promises";

const SIGNATURE_BYTES = 8;
/** A 50 MB picture has some 6,000; a file of nothing but empty chunks would keep the disk busy for minutes. */
const CHUNKS_MAX = 100_000;

export type PngChunks = { isComplete: boolean; isAnimated: boolean; hasContentCredentials: boolean };

/**
 * Walks over the chunks of a PNG file without reading their contents: whether it reaches its end, whether it is animated
 * (APNG), and whether it carries Content Credentials (C2PA 2.2, A.3.2: `caBX`).
 */
export async function readPngChunks(path: string): Promise<PngChunks> {
  const file = await open(path);
  const header = Buffer.alloc(12);
  const found = { isAnimated: false, hasContentCredentials: false };
  try {
    for (let at = SIGNATURE_BYTES, chunks = 0; chunks < CHUNKS_MAX; chunks++) {
      const { bytesRead } = await file.read(header, 0, 12, at);
      if (bytesRead < 12) return { isComplete: false, ...found };
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
