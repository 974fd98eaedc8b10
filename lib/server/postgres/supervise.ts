import { setTimeout as sleep } from "node:timers/promises";
import type { Log } from "@/lib/server/log";
import { isRunning } from "./postmaster-pid";
import type { Presence } from "./presence";

const pollMs = 200;
const slowestRetryMs = 5_000;
const endLimitMs = 1_000;

type Supervised = {
  /** Gets a server to run and returns its pid. */
  arrive: () => Promise<number>;
  holdPresence: (onLost: () => void) => Promise<Presence>;
  log: Log;
};

/**
 * Gets the server to run now, and again whenever it ends. `end` stops watching and tells whether no other app uses the server.
 * The first arrival's errors are the caller's; later ones are logged and tried again, ever slower.
 */
export async function supervise({ arrive, holdPresence, log }: Supervised): Promise<{ end(): Promise<boolean> }> {
  let isEnding = false;
  let wake: () => void = () => undefined;
  let pid = await arrive();
  let presence = await holdPresence(() => wake());
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      timer.unref();
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const recover = async () => {
    if (!(await isRunning(pid))) {
      log.warn({ pid }, "The database has ended; starting it again.");
      pid = await arrive();
    }
    if (!presence.isHeld()) presence = await holdPresence(() => wake());
  };

  const watch = async () => {
    let retryMs = pollMs;
    while (!isEnding) {
      await pause(retryMs);
      if (isEnding) return;
      try {
        await recover();
        retryMs = pollMs;
      } catch (error) {
        retryMs = Math.min(retryMs * 2, slowestRetryMs);
        const level = retryMs < slowestRetryMs ? "debug" : "error";
        log[level]({ error }, "The database cannot be reached; trying again.");
      }
    }
  };
  const watching = watch();

  return {
    async end() {
      isEnding = true;
      wake();
      await Promise.race([watching, sleep(endLimitMs, undefined, { ref: false })]);
      try {
        // A connection that broke just now: only with a fresh one can we tell whether others are there.
        if (!presence.isHeld()) presence = await holdPresence(() => undefined);
        return await presence.leave();
      } catch {
        return false;
      }
    },
  };
}
