import { AppError } from "@/lib/server/errors";
import { clientKey, sharedRateLimiter } from "./rate-limit";

const WINDOW_MS = 10 * 60_000;
const ownTries = sharedRateLimiter("sign-in", { burst: 10, windowMs: WINDOW_MS });
/** Addresses are cheap: for all strangers together. Neither who is signed in nor who once was is touched by it, or a flood would lock out the owner. */
const allTries = sharedRateLimiter("sign-in-all", { burst: 200, windowMs: WINDOW_MS });
const ALL = "all";

/**
 * Counts one try of the password, of a browser that signed in before (`known`, by name) or of a stranger's address. Throws `too_many_requests`; call what it returns when the
 * password was right.
 */
export function countSignInTry(headers: Headers, trustProxy: boolean, known: string | null): () => void {
  const from = known === null ? clientKey(headers, trustProxy) : `known ${known}`;
  const retryAfterS = ownTries.take(from) || (known === null ? allTries.take(ALL) : 0);
  if (retryAfterS > 0) {
    const message = `Too many tries. Try again in ${retryAfterS} s.`;
    throw new AppError("too_many_requests", message, { retryAfterS });
  }
  return () => ownTries.forget(from);
}
