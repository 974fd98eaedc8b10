import type { Shutdown } from "./shutdown";

/** Ctrl+C under npm arrives twice: from the terminal and from npm. */
const echoMs = 1_500;
const hardLimitMs = 4_700;

/**
 * Ends the process with 0 after an orderly stop at SIGTERM or SIGINT, with 1 at `graceMs` plus 4 s or at a second,
 * impatient signal.
 */
export function stopOnSignals(shutdown: Shutdown, graceMs: number): void {
  let stoppingSince: number | null = null;
  const stop = () => {
    if (stoppingSince !== null) {
      if (Date.now() - stoppingSince > echoMs) process.exit(1);
      return;
    }
    stoppingSince = Date.now();
    setTimeout(() => process.exit(1), graceMs + hardLimitMs).unref();
    void shutdown.stop(graceMs).then(() => process.exit(0));
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  // The window was closed. Without a terminal it is not for us to hear: nohup asks that it be ignored.
  if (process.stdin.isTTY) process.on("SIGHUP", stop);
}
