import { setTimeout as delay } from "node:timers/promises";

/** Waits, or ends early when the other side has gone. */
export async function wait(ms: number, signal: AbortSignal): Promise<void> {
  if (ms > 0) await delay(ms, undefined, { signal }).catch(() => undefined);
}

/** Until the other side goes away or the emulator closes. */
export async function waitForEver(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}
