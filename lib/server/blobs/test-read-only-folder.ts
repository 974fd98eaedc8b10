import { chmod, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

const NOBODY = 65_534;

/**
 * A folder in which nothing can be written, moved or removed once `shut` was called (EACCES), nor in any folder inside it. Root may write
 * everywhere: as root, this process is an ordinary user from here to `close`.
 */
export async function openReadOnlyFolder() {
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(NOBODY);
  const folder = await mkdtemp(path.join(tmpdir(), "diptych-read-only-"));
  const setMode = async (mode: number) => {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const inside = entries
      .filter((entry) => entry.isDirectory())
      .map((entry) => path.join(entry.parentPath, entry.name));
    for (const each of [...inside, folder]) await chmod(each, mode);
  };
  return {
    folder,
    shut: () => setMode(0o500),
    open: () => setMode(0o700),
    /** Every file in it. */
    files: async () =>
      (await readdir(folder, { recursive: true, withFileTypes: true }))
        .filter((entry) => entry.isFile())
        .map((entry) => path.join(entry.parentPath, entry.name))
        .sort(),
    async close() {
      if (isRoot) process.seteuid?.(0);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
