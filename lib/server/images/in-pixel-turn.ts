import { availableParallelism } from "node:os";
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
