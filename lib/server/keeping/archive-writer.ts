import { createHash, randomBytes } from "node:crypto";
import { type FileHandle, open, rename, rm } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { type Pack, pack } from "tar-stream";
import { SEAL_NAME, type Seal, TRAILER_BYTES } from "./archive-format";

export type ArchiveWriter = {
  add(name: string, content: Buffer): Promise<void>;
  addStream(name: string, bytes: number, content: Readable): Promise<void>;
  /** From here on rows follow. */
  rowsBegin(): void;
  /** Ends the archive and gives it its name; only now there is a file of that name. Returns its size in bytes. */
  seal(counts: Pick<Seal, "images" | "pictures" | "rows">): Promise<number>;
  /** Removes what was written. */
  discard(): Promise<void>;
};

const BLOCK = 512;

/** Writes a tar file beside `file`, under a name that no one takes for a whole one, readable by its owner alone. */
export async function createArchiveWriter(file: string): Promise<ArchiveWriter> {
  const partial = `${file}.unfinished-${process.pid}-${randomBytes(3).toString("hex")}`;
  const handle = await open(partial, "wx", 0o600);
  const tar = pack();
  const writing = writeBody(tar, handle);
  // Heard when somebody waits for it; until then it is no reason to end the process.
  writing.catch((error: Error) => tar.destroy(error));
  let position = 0;
  let rowsAt = 0;

  async function addStream(name: string, bytes: number, content: Readable): Promise<void> {
    const entry = tar.entry({ name, size: bytes, mode: 0o600, mtime: new Date(0) });
    await pipeline(content, entry);
    position += BLOCK + Math.ceil(bytes / BLOCK) * BLOCK;
  }

  async function add(name: string, content: Buffer): Promise<void> {
    const entry = tar.entry({ name, size: content.length, mode: 0o600, mtime: new Date(0) });
    await new Promise<void>((resolve, reject) => {
      entry.once("error", reject);
      entry.once("finish", () => resolve());
      entry.end(content);
    });
    position += BLOCK + Math.ceil(content.length / BLOCK) * BLOCK;
  }

  return {
    add,
    addStream,
    rowsBegin() {
      rowsAt = position;
    },
    async seal(counts) {
      tar.finalize();
      const sha256 = await writing;
      const seal: Seal = { sha256, ...counts, rowsAt };
      await handle.write(await toSealEntry(seal));
      await handle.sync();
      const { size } = await handle.stat();
      await handle.close();
      await rename(partial, file);
      await flushFolder(path.dirname(file));
      return size;
    },
    async discard() {
      tar.destroy();
      await writing.catch(() => undefined);
      await handle.close().catch(() => undefined);
      await rm(partial, { force: true });
    },
  };
}

/** Everything but the tar file's own end, which comes after the seal. Returns the SHA-256 of what was written. */
async function writeBody(tar: Pack, handle: FileHandle): Promise<string> {
  const hash = createHash("sha256");
  let held = Buffer.alloc(0);
  for await (const chunk of tar as AsyncIterable<Buffer>) {
    const all = Buffer.concat([held, chunk]);
    const ready = all.subarray(0, Math.max(0, all.length - TRAILER_BYTES));
    held = all.subarray(ready.length);
    hash.update(ready);
    await writeAll(handle, ready);
  }
  return hash.digest("hex");
}

/** One write may take only a part, as on a disk that fills up. */
async function writeAll(handle: FileHandle, bytes: Buffer): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, done);
    done += bytesWritten;
  }
}

async function toSealEntry(seal: Seal): Promise<Buffer> {
  const tar = pack();
  tar.entry({ name: SEAL_NAME, mode: 0o600, mtime: new Date(0) }, JSON.stringify(seal));
  tar.finalize();
  return buffer(tar as unknown as Readable);
}

/** So that the name, too, outlives a power cut. Not every system lets a folder be opened. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r").catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
