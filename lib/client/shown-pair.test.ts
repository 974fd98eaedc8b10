import { describe, expect, it } from "vitest";
import { isTimeToShow } from "./shown-pair";

describe("the next pictures", () => {
  it.each([
    [["sharp", "sharp"], 0, true],
    [["sharp", "coarse"], 0, false],
    [["sharp", "coarse"], 199, false],
    [["sharp", "coarse"], 200, true],
    [["sharp", undefined], 200, false],
    [["sharp", undefined], 1_499, false],
    [[undefined, undefined], 1_500, true],
  ] as const)("with %j after %i ms are shown: %s", (has, waitedMs, isShown) => {
    expect(isTimeToShow(has, waitedMs)).toBe(isShown);
  });
});
