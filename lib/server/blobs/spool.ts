import { createHash, randomUUID } from "node:crypto";
import { copyFile, link, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { hashFile } from "./hash-file";

type SpoolEntry = {
  key: string;
  /** As it was kept; the reader parses it. */
  note: unknown;
  /** Where the picture lies, to be read and not to be changed; null where only the note was kept. */
  file: string | null;
  keptAt: Date;
};

/** What must not be lost, on this machine's own disk until it is safe elsewhere: a note, and mostly a picture. */
export interface Spool {
  /** The same for all processes that share the folder, another one for every other folder. */
  readonly id: string;
  /**
   * Keeps both under the key, all or nothing, flushed to the disk; what the key held before is replaced. The picture is bytes or the path
   * of a file that stays where it is. Unflushed, which is done at once, a killed process loses nothing either, but a machine without power
   * may. Throws when the disk refuses.
   */
  keep(key: string, note: unknown, picture: Buffer | string | null, isFlushed?: boolean): Promise<SpoolEntry>;
  /** Null when there is none, or when it is damaged: the checksum tells. */
  find(key: string): Promise<SpoolEntry | null>;
  keys(): Promise<string[]>;
  /** No error when there is none. */
  remove(key: string): Promise<void>;
  /** Clears away what killed processes had half written. */
  tidy(): Promise<void>;
  /** Throws when nothing can be kept now; what health asks. */
  check(): Promise<void>;
}

type Written = { keptAt: string; note: unknown; picture: { name: string; sha256: string } | null };

const ours = /^[a-z0-9-]+$/;
const NOTE = ".json";
const PART = ".part";
/** Anybody may ask for health, and each check writes. */
const CHECK_HOLDS_MS = 2000;
/** Nothing is written for this long. */
const FORGOTTEN_AFTER_MS = 60 * 60 * 1000;

/** The folder is made when it is not there. The note is written last: without it there is no entry. */
export async function openSpool(folder: string): Promise<Spool> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const id = await readId(folder);
  const place = (name: string) => path.join(/*turbopackIgnore: true*/ folder, name);
  let checked: { at: number; answer: Promise<void> } | null = null;
  const notePlace = (key: string) => place(`${requireKey(key)}${NOTE}`);

  /** Under its name only when all of it has reached the disk. */
  async function settle(name: string, isFlushed: boolean, fill: (part: string) => Promise<void>): Promise<string> {
    const part = place(`${randomUUID()}${PART}`);
    try {
      await fill(part);
      if (isFlushed) await flush(part, "r+");
      await rename(part, place(name));
    } catch (error) {
      await rm(part, { force: true }).catch(() => undefined);
      throw error;
    }
    return place(name);
  }

  async function keep(
    key: string,
    note: unknown,
    picture: Buffer | string | null,
    isFlushed = true,
  ): Promise<SpoolEntry> {
    requireKey(key);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const sha256 = picture === null ? "" : await hashOf(picture);
    const name = `${key}.${sha256.slice(0, 16)}`;
    const file = picture === null ? null : await settle(name, isFlushed, (part) => fill(part, picture));
    const keptAt = new Date();
    const written: Written = { keptAt: keptAt.toISOString(), note, picture: file === null ? null : { name, sha256 } };
    try {
      await settle(`${key}${NOTE}`, isFlushed, (part) => writeFile(part, JSON.stringify(written), { mode: 0o600 }));
    } catch (error) {
      // An earlier entry of the same picture may still need it.
      const earlier = await readNote(notePlace(key)).catch(() => null);
      if (file && earlier?.picture?.name !== name) await rm(file, { force: true });
      throw error;
    }
    // Names are on the disk when their folder is; where a folder cannot be flushed they follow soon.
    if (isFlushed) await flush(folder, "r").catch(() => undefined);
    await removePictures(key, file);
    return { key, note, file, keptAt };
  }

  async function find(key: string): Promise<SpoolEntry | null> {
    const written = await readNote(notePlace(key));
    if (!written) return null;
    const file = written.picture === null ? null : place(written.picture.name);
    const isWhole = file === null || (await hashFile(file).catch(() => null)) === written.picture?.sha256;
    return isWhole ? { key, note: written.note, file, keptAt: new Date(written.keptAt) } : null;
  }

  async function removePictures(key: string, except: string | null): Promise<void> {
    for (const name of await readdir(folder)) {
      const isItsPicture = name.startsWith(`${key}.`) && !name.endsWith(NOTE);
      if (isItsPicture && place(name) !== except) await rm(place(name), { force: true });
    }
  }

  return {
    id,
    keep,
    find,
    async keys() {
      const names = await readdir(folder).catch(() => []);
      return names.filter((name) => name.endsWith(NOTE)).map((name) => name.slice(0, -NOTE.length));
    },
    async remove(key) {
      await rm(notePlace(key), { force: true });
      await removePictures(key, null);
    },
    async tidy() {
      const names = await readdir(folder).catch((): string[] => []);
      for (const name of names) {
        const belongs = name === ID || name.endsWith(NOTE) || names.includes(`${name.split(".")[0]}${NOTE}`);
        const found = belongs ? null : await stat(place(name)).catch(() => null);
        if (found && Date.now() - found.mtimeMs > FORGOTTEN_AFTER_MS) await rm(place(name), { force: true });
      }
    },
    check() {
      if (!checked || Date.now() - checked.at >= CHECK_HOLDS_MS) checked = { at: Date.now(), answer: probe() };
      return checked.answer;
    },
  };

  async function probe(): Promise<void> {
    const part = place(`${randomUUID()}${PART}`);
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeFile(part, PROBE);
      await flush(part, "r+");
    } finally {
      await rm(part, { force: true });
    }
  }
}

const ID = "id";
/** Large enough that a disk without room for a picture's small forms says so. */
const PROBE = Buffer.alloc(256 * 1024);

/** Whoever comes first names it; who comes later needs no right, and no room, to write. */
async function readId(folder: string): Promise<string> {
  const file = path.join(folder, ID);
  const named = await readFile(file, "utf8").catch(() => null);
  if (named) return named;
  const part = path.join(folder, `${randomUUID()}${PART}`);
  await writeFile(part, randomUUID());
  try {
    await link(part, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    await rm(part, { force: true });
  }
  return readFile(file, "utf8");
}

/** By another name of the same bytes where that is possible: it takes no room on a disk that is full. */
async function fill(part: string, picture: Buffer | string): Promise<void> {
  if (typeof picture !== "string") return writeFile(part, picture, { mode: 0o600 });
  await link(picture, part).catch(() => copyFile(picture, part));
}

async function hashOf(picture: Buffer | string): Promise<string> {
  return typeof picture === "string" ? hashFile(picture) : createHash("sha256").update(picture).digest("hex");
}

async function readNote(file: string): Promise<Written | null> {
  try {
    return JSON.parse(await readFile(file, "utf8")) as Written;
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

async function flush(target: string, flags: "r" | "r+"): Promise<void> {
  const handle = await open(target, flags);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function requireKey(key: string): string {
  if (!ours.test(key)) throw new Error(`"${key}" is no key of the spool.`);
  return key;
}
