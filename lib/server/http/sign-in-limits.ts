import { AppError } from "@/lib/server/errors";
import { clientKey, sharedRateLimiter } from "./rate-limit";

const WINDOW_MS = 10 * 60_000;
const ownTries = sharedRateLimiter("sign-in", { burst: 10, windowMs: WINDOW_MS });
/** Addresses are cheap. Whoever is signed in is not touched by it. */
const allTries = sharedRateLimiter("sign-in-all", { burst: 200, windowMs: WINDOW_MS });
const ALL = "all";

/** Counts one try of the password. Throws `too_many_requests`; call what it returns when the password was right. */
export function countSignInTry(headers: Headers, trustProxy: boolean): () => void {
  const from = clientKey(headers, trustProxy);
  const retryAfterS = ownTries.take(from) || allTries.take(ALL);
  if (retryAfterS > 0) {
    const message = `Too many tries. Try again in ${retryAfterS} s.`;
    throw new AppError("too_many_requests", message, { retryAfterS });
  }
  return () => ownTries.forget(from);
}
