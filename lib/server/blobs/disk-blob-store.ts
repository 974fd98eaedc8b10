import { randomUUID } from "node:crypto";
import { copyFile, mkdir, open, readdir, readFile, rename, rm, rmdir, stat } from "node:fs/promises";
import path from "node:path";
import { Disk } from "flydrive";
import { FSDriver } from "flydrive/drivers/fs";
import { BlobMissing, type BlobStore, type StoredBlob } from "./blob-store";
import { requireBlobKey } from "./require-blob-key";

const PARTS = "parts";
const FORGOTTEN_AFTER_MS = 24 * 60 * 60 * 1000;

/** A folder of this machine, made on the first write. */
export function createDiskBlobStore(folder: string): BlobStore {
  const disk = new Disk(new FSDriver({ location: folder, visibility: "private" }));
  const place = (key: string) => path.join(folder, requireBlobKey(key));

  async function write(key: string, fill: (partKey: string) => Promise<void>): Promise<void> {
    const target = place(key);
    const partKey = `${PARTS}/${randomUUID()}`;
    try {
      await fill(partKey);
      await flush(place(partKey));
      await mkdir(path.dirname(target), { recursive: true });
      // flydrive writes in place and moves by copying; only a rename shows readers all or nothing.
      await rename(place(partKey), target);
    } catch (error) {
      await disk.delete(partKey);
      throw error;
    }
  }

  async function remove(key: string): Promise<void> {
    const target = place(key);
    await disk.delete(key);
    // Fails while the image has other forms: then the folder is still of use.
    await rmdir(path.dirname(target)).catch(() => undefined);
  }

  async function check(): Promise<void> {
    const key = `health/${randomUUID()}`;
    try {
      await write(key, (partKey) => disk.put(partKey, "alive"));
      await readFile(place(key));
    } finally {
      // Not the folder: another check may be about to write into it.
      await disk.delete(key);
    }
    await removeForgottenParts(path.join(folder, PARTS));
  }

  return {
    put: (key, bytes) => write(key, (partKey) => disk.put(partKey, bytes)),
    putFile: (key, source) => write(key, (partKey) => copyWhole(source, place(partKey))),
    read: (key) => readFile(place(key)).catch((error) => missing(error, key)),
    async stream(key, range) {
      const file = await open(place(key)).catch((error) => missing(error, key));
      return file.createReadStream(range);
    },
    size: async (key) => {
      const found = await stat(place(key)).catch((error) => (isNoEntry(error) ? null : Promise.reject(error)));
      return found?.size ?? null;
    },
    remove,
    list: (room) => listFiles(folder, requireBlobKey(room)),
    check,
  };
}

async function* listFiles(root: string, room: string): AsyncGenerator<StoredBlob> {
  const folder = path.join(root, room);
  const entries = await readdir(folder, { withFileTypes: true }).catch((error) =>
    isNoEntry(error) ? [] : Promise.reject(error),
  );
  for (const entry of entries) {
    const key = `${room}/${entry.name}`;
    if (entry.isDirectory()) yield* listFiles(root, key);
    const found = entry.isFile() ? await stat(path.join(folder, entry.name)).catch(() => null) : null;
    if (found) yield { key, bytes: found.size, modifiedAt: found.mtime };
  }
}

/** Not by flydrive's `copyFromFs`: it fails before its part file is opened, and then leaves it behind. */
async function copyWhole(source: string, target: string): Promise<void> {
  await mkdir(path.dirname(target), { recursive: true });
  await copyFile(source, target);
}

/** Onto the platter before the name appears: a power cut leaves the whole picture or none. */
async function flush(file: string): Promise<void> {
  const handle = await open(file, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** What a killed process was writing; nothing else knows of it. */
async function removeForgottenParts(folder: string): Promise<void> {
  const parts = await readdir(folder).catch((error) => (isNoEntry(error) ? [] : Promise.reject(error)));
  for (const part of parts) {
    const file = path.join(folder, part);
    const found = await stat(file).catch(() => null);
    if (found && Date.now() - found.mtimeMs > FORGOTTEN_AFTER_MS) await rm(file, { force: true });
  }
}

function isNoEntry(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

function missing(error: unknown, key: string): never {
  throw isNoEntry(error) ? new BlobMissing(key) : error;
}
