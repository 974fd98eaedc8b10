import { chmod, mkdir, readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { ConfigurationError } from "./configuration-error";

const abandonedAfterMs = 24 * 3_600_000;

/**
 * Makes the data directory with its rooms for pictures and for uploads under way, and clears away what killed uploads left.
 * Throws `ConfigurationError` when the folder cannot be made or written.
 */
export async function prepareDataDirectory(dataDir: string): Promise<void> {
  const uploads = path.join(/*turbopackIgnore: true*/ dataDir, "tmp");
  try {
    if (await mkdir(dataDir, { recursive: true })) {
      // Others may pass through (a database that must not run as root may have to), not look around.
      await chmod(dataDir, 0o711);
    }
    for (const room of [path.join(dataDir, "pictures"), uploads]) await mkdir(room, { recursive: true, mode: 0o700 });
    await removeAbandoned(uploads);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new ConfigurationError(
      `The data directory ${dataDir} cannot be written (${code}). Make it yours (chown), or set DATA_DIR to a folder that you may write.`,
      { cause },
    );
  }
}

async function removeAbandoned(uploads: string): Promise<void> {
  for (const name of await readdir(uploads)) {
    const entry = path.join(uploads, name);
    const found = await stat(entry).catch(() => null);
    if (found && Date.now() - found.mtimeMs > abandonedAfterMs) await rm(entry, { recursive: true, force: true });
  }
}
