import { type FileHandle, open } from "node:fs/promises";
import { readPngChunks } from "./read-png-chunks";

/** Of one file; whoever wants to keep a reader busy has more. */
const PARTS_MAX = 20_000;

/**
 * Whether a file carries a C2PA manifest (C2PA 2.2, A.3): a chunk of a PNG or WebP, JUMBF in a JPEG's APP11 segments.
 */
export async function hasContentCredentials(path: string, kind: "png" | "jpeg" | "webp"): Promise<boolean> {
  if (kind === "png") return (await readPngChunks(path)).hasContentCredentials;
  const file = await open(path);
  try {
    return await (kind === "jpeg" ? isInJpeg(file) : isInWebp(file));
  } finally {
    await file.close();
  }
}

const START_OF_SCAN = 0xda;
const APP11 = 0xeb;

async function isInJpeg(file: FileHandle): Promise<boolean> {
  // Marker and length, then the head of the JUMBF box (ISO 19566-5, D.2), whose description names C2PA.
  for (let at = 2, parts = 0; parts < PARTS_MAX; parts++) {
    const head = await read(file, at, 64);
    if (head.length < 4 || head[0] !== 0xff) return false;
    const marker = head[1] ?? 0;
    // Fill bytes may stand before a marker.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = head.readUInt16BE(2);
    if (marker === START_OF_SCAN || length < 2) return false;
    if (marker === APP11) {
      const text = head.toString("latin1", 4, Math.min(head.length, length + 2));
      if (text.startsWith("JP") && text.includes("jumb") && text.includes("c2pa")) return true;
    }
    at += 2 + length;
  }
  return false;
}

async function isInWebp(file: FileHandle): Promise<boolean> {
  for (let at = 12, parts = 0; parts < PARTS_MAX; parts++) {
    const head = await read(file, at, 8);
    if (head.length < 8) return false;
    if (head.toString("latin1", 0, 4) === "C2PA") return true;
    const length = head.readUInt32LE(4);
    // Chunks begin at even places.
    at += 8 + length + (length % 2);
  }
  return false;
}

async function read(file: FileHandle, at: number, bytes: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, at);
  return buffer.subarray(0, bytesRead);
}
