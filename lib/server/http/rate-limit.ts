import ipaddr from "ipaddr.js";
import { AppError } from "@/lib/server/errors";
import { oncePerProcess } from "@/lib/server/once-per-process";

type Limit = {
  /** How many in a row are let through; as many come back within `windowMs`, evenly. */
  burst: number;
  windowMs: number;
};

export type RateLimiter = {
  /** Counts one; returns after how many seconds the next would be let through, 0 when this one is. A refused one costs nothing. */
  take(key: string): number;
  /** Gives the key all of its tries back, as after a right password. */
  forget(key: string): void;
};

/** More keys than this are not held at once: the one that was longest quiet is forgotten first. */
const KEYS_MAX = 10_000;

/** A bucket of tries for each key, in this process alone and in bounded memory. For tests; others use `sharedRateLimiter`. */
export function createRateLimiter({ burst, windowMs }: Limit, now: () => number = Date.now): RateLimiter {
  // A map keeps the order in which keys were last put in.
  const buckets = new Map<string, { left: number; at: number }>();
  const msPerTry = windowMs / burst;
  return {
    take(key) {
      const at = now();
      const known = buckets.get(key);
      const left = known ? Math.min(burst, known.left + Math.max(0, at - known.at) / msPerTry) : burst;
      const isAllowed = left >= 1;
      buckets.delete(key);
      buckets.set(key, { left: isAllowed ? left - 1 : left, at });
      if (buckets.size > KEYS_MAX) {
        const [quietest] = buckets.keys();
        if (quietest !== undefined) buckets.delete(quietest);
      }
      return isAllowed ? 0 : Math.ceil(((1 - left) * msPerTry) / 1000);
    },
    forget: (key) => void buckets.delete(key),
  };
}

/** The one limiter of this name in this process. */
export function sharedRateLimiter(name: string, limit: Limit): RateLimiter {
  return oncePerProcess(`rate-limit.${name}`, () => createRateLimiter(limit));
}

/** For the pages, pictures and files of shares: a page with all of its pictures is some fifty requests, who guesses tokens makes more. */
export const shareRequests = () => sharedRateLimiter("share-requests", { burst: 600, windowMs: 60_000 });

/** Counts one for the key. Throws `too_many_requests`, which says when to try again. */
export function requireRate(limiter: RateLimiter, key: string): void {
  const retryAfterS = limiter.take(key);
  if (retryAfterS > 0) {
    throw new AppError("too_many_requests", `Too many requests. Try again in ${retryAfterS} s.`, { retryAfterS });
  }
}

/**
 * Who asks, as far as a limit goes: the address of the connection, or the one that the trusted proxy saw; the network of an IPv6
 * address, as one household has 2^64 of them. `forgetClaims` strikes out what a client without a proxy says of itself.
 */
export function clientKey(headers: Headers, trustProxy: boolean): string {
  const seen = headers.get("x-forwarded-for")?.split(",") ?? [];
  // A proxy adds what it saw at the end; what stands before that anybody may have written.
  const address = withoutPort((trustProxy ? seen.at(-1) : seen[0])?.trim() ?? "");
  if (!ipaddr.isValid(address)) return "unknown";
  const parsed = ipaddr.process(address);
  if (parsed.kind() === "ipv4") return parsed.toString();
  return `${parsed.toByteArray().slice(0, 8).join(".")}/64`;
}

/** Some proxies write the port behind it. */
function withoutPort(address: string): string {
  return address.replace(/^\[(.+)\](:\d+)?$/, "$1").replace(/^(\d+(?:\.\d+){3}):\d+$/, "$1");
}
