/**
 * What is done again by itself, and what never. The whole of it:
 *
 * what happened                                    again by itself                        in the end
 * not_run  no connection, 429, 503: surely no run  after 2, 8, 30 s, or as late as asked  failed, not charged
 * refused  a plain no                              never                                  failed, not charged
 * ran      an answer without a picture             never                                  failed, may be charged
 * unknown  cut off, timed out, 408, 502, 504, 524  never                                  unconfirmed, may be charged
 * collect  a question after accepted work failed   every 5 s, for an hour                 unconfirmed, may be charged
 * download the link of a finished picture is mute  after 0.5 and 2 s, then as `store`,    failed, may be charged
 *                                                  while it lives
 * store    disk, store or database take no picture after 2, 4, 8 … 30 s, without end      (stored)
 * source   store or disk do not give the source    as `store`, for a day                  failed, not charged
 *
 * Kinds are of `CallOutcome`, where an adapter says what a provider's answer means; a row with `retryable` false is never done again.
 */
export const retryPolicy = {
  not_run: { waitsMs: [2000, 8000, 30_000], longestAskedMs: 5 * 60 * 1000 },
  refused: null,
  ran: null,
  unknown: null,
  collect: { answerMs: 2 * 60 * 1000, everyMs: 5000, longestMs: 60 * 60 * 1000 },
  download: { waitsMs: [500, 2000] },
  store: { firstMs: 2000, longestMs: 30_000 },
} as const;

/** How often a call that did not run is made again. */
export const RETRIES_MAX = retryPolicy.not_run.waitsMs.length;

type CallKind = "not_run" | "refused" | "ran" | "unknown";

/**
 * How long to wait before retry number `retry` (from 1), at least as long as was asked of us; null when it is enough, when we were
 * asked to wait for longer than five minutes, or when a call of this kind is never made again.
 */
export function retryDelayMs(kind: CallKind, retry: number, askedMs: number | null): number | null {
  const policy = retryPolicy[kind];
  const waitMs = policy?.waitsMs[retry - 1];
  if (!policy || waitMs === undefined || (askedMs ?? 0) > policy.longestAskedMs) return null;
  return Math.max(waitMs, askedMs ?? 0);
}

/** How long a finished picture waits before it is stored again, after `tries` (from 0) that were in vain. Without end: it is paid for. */
export function savingDelayMs(tries: number): number {
  const { firstMs, longestMs } = retryPolicy.store;
  return Math.min(longestMs, firstMs * 2 ** Math.min(tries, 10));
}
