import type { Caller } from "@/lib/server/auth/caller";
import { clientKey, requireRate, sharedRateLimiter } from "./rate-limit";

/** What is bounded, and how much of it one session or token may do within a minute. One address may do three times as much. */
const perMinute = {
  /** A folder of photographs at once. */
  uploads: 300,
  /** A script that starts hundreds at once, and somebody who presses Run all the time: both are no abuse. */
  edits: 600,
  /** A page asks when a prompt is written, a provider or a source chosen. */
  preparations: 120,
  shares: 120,
  /** They go to the provider. */
  checks: 60,
};

export type RequestLimit = keyof typeof perMinute;

const WINDOW_MS = 60_000;
const SESSIONS_OF_ONE_ADDRESS = 3;

/** Counts one request, for whoever makes it and for the address it comes from. Throws `too_many_requests`. */
export function requireWithinLimit(
  limit: RequestLimit,
  { access }: Caller,
  headers: Headers,
  trustProxy: boolean,
): void {
  const burst = perMinute[limit];
  const own = sharedRateLimiter(`${limit}-session`, { burst, windowMs: WINDOW_MS });
  const address = sharedRateLimiter(`${limit}-address`, {
    burst: burst * SESSIONS_OF_ONE_ADDRESS,
    windowMs: WINDOW_MS,
  });
  const from = clientKey(headers, trustProxy);
  requireRate(own, access ? access.id : from);
  requireRate(address, from);
}
