import { readFile, readlink, realpath, rm } from "node:fs/promises";
import path from "node:path";

export type PostmasterPid = { pid: number; port: number; status: string };

const fileIn = (directory: string) => path.join(directory, "postmaster.pid");

/** What a running, starting or killed server wrote about itself; null when there is none, or it is still being written. */
export async function readPostmasterPid(directory: string): Promise<PostmasterPid | null> {
  const lines = await readFile(fileIn(directory), "utf8").then(
    (text) => text.split("\n"),
    () => [],
  );
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  return { pid, port: Number(lines[3] ?? 0), status: (lines[7] ?? "").trim() };
}

/** For a file whose process is not this folder's server. PostgreSQL itself still refuses when its shared memory is in use. */
export async function removePostmasterPid(directory: string, pid: number): Promise<void> {
  const now = await readPostmasterPid(directory);
  if (now?.pid === pid) await rm(fileIn(directory), { force: true });
}

/** Whether the number is taken, also by a process that has ended and was not yet collected: what PostgreSQL asks. */
export function isProcess(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** A process that has ended but was not yet collected by its parent does not count as running. */
export async function isRunning(pid: number): Promise<boolean> {
  if (!isProcess(pid)) return false;
  if (process.platform !== "linux") return true;
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  const state = stat.slice(stat.lastIndexOf(")") + 2, stat.lastIndexOf(")") + 3);
  return state !== "" && state !== "Z" && state !== "X";
}

/**
 * Whether the process is a PostgreSQL that works in this folder: pids come round again, soonest in containers.
 * Where the system does not tell, a running process is taken for the server; the log-in decides.
 */
export async function isServerOf(directory: string, pid: number): Promise<boolean> {
  if (!(await isRunning(pid))) return false;
  if (process.platform !== "linux") return true;
  try {
    const [program, folder] = await Promise.all([readlink(`/proc/${pid}/exe`), readlink(`/proc/${pid}/cwd`)]);
    return path.basename(program).startsWith("postgres") && folder === (await realpath(directory));
  } catch {
    return false;
  }
}
