import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/server/errors";
import { clientKey, createRateLimiter, requireRate, sharedRateLimiter } from "./rate-limit";

function atTime(start = 0) {
  let time = start;
  const pass = (ms: number) => {
    time += ms;
  };
  return { now: () => time, pass };
}

describe("a rate limiter", () => {
  it("lets a burst through, says how long to wait, and gives tries back evenly", () => {
    const clock = atTime();
    const limiter = createRateLimiter({ burst: 3, windowMs: 30_000 }, clock.now);
    expect([1, 2, 3, 4].map(() => limiter.take("one"))).toEqual([0, 0, 0, 10]);
    clock.pass(4_000);
    expect(limiter.take("one")).toBe(6);
    clock.pass(6_000);
    expect([limiter.take("one"), limiter.take("one")]).toEqual([0, 10]);
  });

  it("keeps keys apart and forgets one when asked", () => {
    const limiter = createRateLimiter({ burst: 1, windowMs: 1_000 }, atTime().now);
    expect([limiter.take("one"), limiter.take("two"), limiter.take("one")]).toEqual([0, 0, 1]);
    limiter.forget("one");
    expect(limiter.take("one")).toBe(0);
  });

  it("holds no more than ten thousand keys, and drops the quietest", () => {
    const limiter = createRateLimiter({ burst: 1, windowMs: 60_000 }, atTime().now);
    for (let index = 0; index < 10_000; index += 1) limiter.take(`key ${index}`);
    limiter.take("key 0");
    limiter.take("one more");
    expect(limiter.take("key 0")).toBeGreaterThan(0);
    expect(limiter.take("key 1")).toBe(0);
  });

  it("never gives tries back for a clock that goes backwards", () => {
    const clock = atTime(10_000);
    const limiter = createRateLimiter({ burst: 1, windowMs: 1_000 }, clock.now);
    limiter.take("one");
    clock.pass(-5_000);
    expect(limiter.take("one")).toBe(1);
  });

  it("is one for the whole process, whoever asks for it by name", () => {
    const limit = { burst: 1, windowMs: 60_000 };
    expect(sharedRateLimiter("test", limit).take("one")).toBe(0);
    expect(sharedRateLimiter("test", limit).take("one")).toBeGreaterThan(0);
    expect(sharedRateLimiter("another test", limit).take("one")).toBe(0);
  });

  it("refuses with a code and the time to wait", () => {
    const limiter = createRateLimiter({ burst: 1, windowMs: 7_000 }, atTime().now);
    requireRate(limiter, "one");
    expect(() => requireRate(limiter, "one")).toThrow(AppError);
    try {
      requireRate(limiter, "one");
    } catch (error) {
      expect(error).toMatchObject({ code: "too_many_requests", retryAfterS: 7 });
    }
  });
});

describe("who asks", () => {
  const keyOf = (forwarded: string | null, trustProxy = true) =>
    clientKey(new Headers(forwarded === null ? {} : { "x-forwarded-for": forwarded }), trustProxy);

  it.each([
    ["203.0.113.7", "203.0.113.7"],
    ["6.6.6.6, 203.0.113.7", "203.0.113.7"],
    ["::ffff:203.0.113.7", "203.0.113.7"],
    ["203.0.113.7:51234", "203.0.113.7"],
    ["[::ffff:203.0.113.7]:51234", "203.0.113.7"],
    ["203.0.113.7, ", "unknown"],
    ["203.0.113.7,203.0.113.8,evil", "unknown"],
    ["nonsense", "unknown"],
    [null, "unknown"],
  ])("is read from %j as %s", (forwarded, key) => {
    expect(keyOf(forwarded)).toBe(key);
  });

  it("is one network for an IPv6 household", () => {
    expect(keyOf("2001:db8::1")).toBe(keyOf("2001:db8:0:0:ffff::2"));
    expect(keyOf("2001:db8::1")).not.toBe(keyOf("2001:db8:0:1::1"));
  });
});
