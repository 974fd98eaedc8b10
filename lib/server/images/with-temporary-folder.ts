import { mkdir, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { hostname } from "node:os";
import path from "node:path";
import type { Environment } from "@/lib/server/env";
import { AppError } from "@/lib/server/errors";

const FORGOTTEN_AFTER_MS = 6 * 60 * 60 * 1000;
const ofThisMachine = `image-${hostname().replace(/[^A-Za-z0-9.-]/g, "_")}-`;

/** Runs `work` with a new folder of its own below the data directory and removes it afterwards, whatever happened. Throws `storage_unavailable`. */
export async function withTemporaryFolder<T>(
  env: Pick<Environment, "dataDir">,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await makeFolder(root(env));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Removes what processes that were killed left behind. For the start of a process, before it makes folders: what bears its own number is
 * of an earlier one. Those of other machines are told by their age: nothing that is at work lasts for six hours.
 */
export async function sweepTemporaryFolders(env: Pick<Environment, "dataDir">): Promise<void> {
  for (const folder of await listForgottenFolders(env, process.pid)) await rm(folder, { recursive: true, force: true });
}

/** What killed processes left behind; of `ownPid`, too, where it is known to be of an earlier process. */
export async function listForgottenFolders(env: Pick<Environment, "dataDir">, ownPid?: number): Promise<string[]> {
  const forgotten: string[] = [];
  for (const name of await readdir(root(env)).catch(() => [])) {
    const folder = path.join(root(env), name);
    const found = await stat(folder).catch(() => null);
    if (!found) continue;
    const isOld = Date.now() - found.mtimeMs > FORGOTTEN_AFTER_MS;
    if (isOld || isOfDeadProcess(name, ownPid)) forgotten.push(folder);
  }
  return forgotten;
}

/** Of this machine only: a process of another one that shares the directory cannot be seen from here. */
function isOfDeadProcess(name: string, ownPid: number | undefined): boolean {
  if (!name.startsWith(ofThisMachine)) return false;
  const pid = Number.parseInt(name.slice(ofThisMachine.length), 10);
  return pid === ownPid || (pid > 0 && !isAlive(pid));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}

async function makeFolder(parent: string): Promise<string> {
  try {
    await mkdir(parent, { recursive: true });
    return await mkdtemp(path.join(parent, `${ofThisMachine}${process.pid}-`));
  } catch (error) {
    throw new AppError("storage_unavailable", "The picture could not be stored. Try again later.", { cause: error });
  }
}

function root({ dataDir }: Pick<Environment, "dataDir">): string {
  return path.join(/*turbopackIgnore: true*/ dataDir, "tmp");
}
