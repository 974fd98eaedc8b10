/** Up to this a duration is told in seconds alone. */
const SECONDS_ALONE = 100;

/** A duration as people say it: whole seconds, with minutes from 100 seconds on. A clock that runs behind gives 0. */
export function splitDuration(ms: number): { minutes: number; seconds: number } {
  const total = Math.max(0, Math.round(ms / 1_000));
  return total < SECONDS_ALONE
    ? { minutes: 0, seconds: total }
    : { minutes: Math.floor(total / 60), seconds: total % 60 };
}

/** How far a run has got, from 0 to 1: of the usual time, slower and slower past it, never quite there. Null when nothing is known. */
export function progressOf(elapsedMs: number, typicalMs: number | null): number | null {
  if (!typicalMs || typicalMs <= 0) return null;
  const part = Math.max(0, elapsedMs) / typicalMs;
  return part <= 0.8 ? part : 1 - 0.2 * Math.exp((0.8 - part) / 0.2);
}
