import { execFile } from "node:child_process";
import { mkdtemp, rename, rm, statfs, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/**
 * A folder in which nothing more can be written once `fill` was called: a small file system of its own that is truly full (ENOSPC).
 * Where this user may not mount one, everything in it is put aside behind a file of its name (ENOTDIR) instead.
 */
export async function openFullFolder(bytes: number) {
  const parent = await mkdtemp(path.join(tmpdir(), "diptych-full-"));
  const isMounted = await run("mount", ["-t", "tmpfs", "-o", `size=${bytes}`, "tmpfs", parent]).then(
    () => true,
    () => false,
  );
  const folder = isMounted ? parent : await mkdtemp(path.join(parent, "inside-"));
  const ballast = path.join(folder, "ballast");
  const aside = `${folder}-aside`;
  return {
    folder,
    isMounted,
    async fill() {
      if (!isMounted) {
        await rename(folder, aside);
        return writeFile(folder, "");
      }
      const { bavail, bsize } = await statfs(folder);
      await writeFile(ballast, Buffer.alloc(bavail * bsize));
    },
    async makeRoom() {
      await rm(isMounted ? ballast : folder, { force: true });
      if (!isMounted) await rename(aside, folder);
    },
    async close() {
      if (isMounted) await run("umount", ["-l", parent]);
      await rm(parent, { recursive: true, force: true });
    },
  };
}
