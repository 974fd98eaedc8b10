/** Waits before the second, third and fourth attempt, in milliseconds. */
const DELAYS_MS = [2000, 8000, 30_000];
const LONGEST_ASKED_MS = 5 * 60 * 1000;

/**
 * How long to wait after attempt number `attempt` (from 1) before the next one, at least as long as was asked of us;
 * null when it is enough, or when we were asked to wait for longer than five minutes.
 */
export function retryDelayMs(attempt: number, askedMs: number | null): number | null {
  const delayMs = DELAYS_MS[attempt - 1];
  if (delayMs === undefined || (askedMs ?? 0) > LONGEST_ASKED_MS) return null;
  return Math.max(delayMs, askedMs ?? 0);
}
