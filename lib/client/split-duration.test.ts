import { describe, expect, it } from "vitest";
import { progressOf, splitDuration } from "./split-duration";

describe("splitDuration", () => {
  it.each([
    [-5_000, 0, 0],
    [0, 0, 0],
    [1_499, 0, 1],
    [18_000, 0, 18],
    [99_400, 0, 99],
    [99_600, 1, 40],
    [125_000, 2, 5],
    [3_600_000, 60, 0],
  ])("%i ms are %i min %i s", (ms, minutes, seconds) => {
    expect(splitDuration(ms)).toEqual({ minutes, seconds });
  });
});

describe("progressOf", () => {
  it("knows nothing without a usual time", () => {
    expect(progressOf(5_000, null)).toBeNull();
    expect(progressOf(5_000, 0)).toBeNull();
  });

  it("follows the usual time, then slows down and never arrives", () => {
    expect(progressOf(-1_000, 10_000)).toBe(0);
    expect(progressOf(5_000, 10_000)).toBe(0.5);
    const late = [8_000, 10_000, 15_000, 20_000].map((elapsedMs) => progressOf(elapsedMs, 10_000) ?? 0);
    expect(late).toEqual(late.toSorted((a, b) => a - b));
    expect(late.at(-1)).toBeLessThan(1);
  });
});
