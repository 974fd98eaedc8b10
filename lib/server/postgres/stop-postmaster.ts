import { setTimeout as sleep } from "node:timers/promises";
import { isServerOf, readPostmasterPid } from "./postmaster-pid";

const pollMs = 10;
const atOnceMs = 600;

/**
 * Ends the folder's server: connections are cut and everything is written (SIGINT), or at once when that takes too long
 * (SIGQUIT; the next start recovers). Takes `limitMs` at most. Returns whether it is gone. Waits for its file, not its pid: the ended process may stay uncollected.
 */
export async function stopPostmaster(directory: string, limitMs = 3_600): Promise<boolean> {
  for (const [signal, waitMs] of [
    ["SIGINT", Math.max(pollMs, limitMs - atOnceMs)],
    ["SIGQUIT", atOnceMs],
  ] as const) {
    const found = await readPostmasterPid(directory);
    if (!found || !(await isServerOf(directory, found.pid))) return true;
    try {
      process.kill(found.pid, signal);
    } catch {
      return false;
    }
    if (await isGone(directory, found.pid, waitMs)) return true;
  }
  return false;
}

async function isGone(directory: string, pid: number, limitMs: number): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < limitMs; waitedMs += pollMs) {
    const file = await readPostmasterPid(directory);
    if (file?.pid !== pid) return true;
    await sleep(pollMs);
  }
  return false;
}
