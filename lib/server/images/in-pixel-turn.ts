import { availableParallelism } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import pLimit from "p-limit";
import { oncePerProcess } from "@/lib/server/once-per-process";
import { waitingPeople, whileSomebodyWaits } from "./somebody-waits";

/** Threads that work on pictures; there are no more, whatever is asked of them. */
const PICTURE_THREADS = 4;

/**
 * Runs `work`, which takes a picture's pixels apart, when it is its turn. One less at a time than there are processors, as the forms of one
 * picture are made side by side: more would be no quicker, and each holds the pixels of its picture until its last form is made.
 */
export function inPixelTurn<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  return turns(() => whileSomebodyWaits(work));
}

const turns = oncePerProcess("pixel-turn", () =>
  pLimit(Math.max(1, Math.min(PICTURE_THREADS, availableParallelism() - 1))),
);

/**
 * The same for files that are made for elsewhere, beside it: who waits for a result does not wait for somebody's downloads. Each holds up to
 * a hundred megabytes, and forty at once would leave the disk no thread.
 */
export const inExportTurn = oncePerProcess("export-turn", () =>
  pLimit(Math.max(1, Math.min(2, availableParallelism() - 1))),
);

/** How long what somebody waits for may go first, and how often is looked whether it still does. */
const MOST_PATIENCE_MS = 60_000;
const LOOK_EVERY_MS = 100;

/** Resolves when no picture is being taken apart and nobody waits for anything else, for work that nobody waits for. Rejects with the signal's reason when stopped. */
export async function lullInPixelTurns(signal: AbortSignal): Promise<void> {
  const until = performance.now() + MOST_PATIENCE_MS;
  const isBusy = () => turns.activeCount + turns.pendingCount + Atomics.load(waitingPeople, 0) > 0;
  while (isBusy() && performance.now() < until) {
    await sleep(LOOK_EVERY_MS, undefined, { signal }).catch(() => signal.throwIfAborted());
  }
}
