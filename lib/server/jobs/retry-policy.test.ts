import { describe, expect, it } from "vitest";
import { retryDelayMs } from "./retry-policy";

describe("retryDelayMs", () => {
  it.each([
    [1, null, 2000],
    [2, null, 8000],
    [3, null, 30_000],
    [4, null, null],
    [1, 20_000, 20_000],
    [1, 10, 2000],
    [1, 6 * 60_000, null],
  ])("after attempt %i, asked for %s ms: %s", (attempt, askedMs, delayMs) => {
    expect(retryDelayMs(attempt, askedMs)).toBe(delayMs);
  });
});
