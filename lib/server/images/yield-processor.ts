import { readlinkSync } from "node:fs";
import { setPriority } from "node:os";

const LAST = 19;

/**
 * Has the calling thread, and no other of its process, run only when nothing else wants the processor. Linux knows threads by numbers of
 * their own and takes those for a process's; elsewhere nothing is done.
 */
export function yieldProcessor(): void {
  try {
    setPriority(Number(readlinkSync("/proc/thread-self").split("/").at(-1)), LAST);
  } catch {
    return;
  }
}
