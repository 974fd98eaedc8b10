import { availableParallelism } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import pLimit from "p-limit";
import { oncePerProcess } from "@/lib/server/once-per-process";

/** Threads that work on pictures; there are no more, whatever is asked of them. */
const PICTURE_THREADS = 4;

/**
 * Runs `work`, which takes a picture's pixels apart, when it is its turn. As many at a time as there are processors: more would be no
 * quicker, and each of them holds the pixels of its picture until its last form is made.
 */
export const inPixelTurn = oncePerProcess("pixel-turn", () =>
  pLimit(Math.min(PICTURE_THREADS, availableParallelism())),
);

/** How long pictures that somebody waits for may go first, and how often is looked whether they still do. */
const MOST_PATIENCE_MS = 60_000;
const LOOK_EVERY_MS = 100;

/** The same for what nobody waits for: not while there is a line. Rejects with the signal's reason when stopped in it. */
export async function inSpareTurn<Result>(work: () => Promise<Result>, signal: AbortSignal): Promise<Result> {
  const until = performance.now() + MOST_PATIENCE_MS;
  while (inPixelTurn.pendingCount > 0 && performance.now() < until) {
    await sleep(LOOK_EVERY_MS, undefined, { signal }).catch(() => signal.throwIfAborted());
  }
  return inPixelTurn(work);
}
