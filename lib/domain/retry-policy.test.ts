import { describe, expect, it } from "vitest";
import { RETRIES_MAX, retryDelayMs } from "./retry-policy";

describe("retryDelayMs", () => {
  it.each([
    [1, null, 2000],
    [2, null, 8000],
    [3, null, 30_000],
    [4, null, null],
    [1, 20_000, 20_000],
    [1, 10, 2000],
    [1, 6 * 60_000, null],
  ])("before retry %i, asked for %s ms: %s", (retry, askedMs, delayMs) => {
    expect(retryDelayMs("not_run", retry, askedMs)).toBe(delayMs);
  });

  it.each(["refused", "ran", "unknown"] as const)("never makes a call again that was %s, whatever is asked", (kind) => {
    expect([retryDelayMs(kind, 1, null), retryDelayMs(kind, 1, 1000)]).toEqual([null, null]);
  });

  it("tries three times more", () => {
    expect(RETRIES_MAX).toBe(3);
  });
});
