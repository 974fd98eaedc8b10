import { open } from "node:fs/promises";

const NEW_SUBFILE_TYPE = 254;
const DNG_VERSION = 50706;

/**
 * Whether a TIFF file is a camera's raw file in disguise (DNG, NEF, ARW …): sharp would take the small preview in its first directory
 * for the photograph (TIFF 6.0 §8 "NewSubfileType"; DNG 1.7).
 */
export async function isCameraRaw(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const header = await readAt(8, 0);
    const isLittle = header[0] === 0x49;
    const short = (bytes: Buffer, at: number) => (isLittle ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
    const long = (bytes: Buffer, at: number) => (isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
    const directory = long(header, 4);
    const entries = await readAt(short(await readAt(2, directory), 0) * 12, directory + 2);
    for (let at = 0; at < entries.length; at += 12) {
      const tag = short(entries, at);
      if (tag === DNG_VERSION) return true;
      if (tag === NEW_SUBFILE_TYPE && (long(entries, at + 8) & 1) === 1) return true;
    }
    return false;
  } finally {
    await file.close();
  }

  /** Zeros beyond the end of the file: what is not there says nothing. */
  async function readAt(length: number, position: number): Promise<Buffer> {
    const { buffer } = await file.read(Buffer.alloc(length), 0, length, position);
    return buffer;
  }
}
