import { describe, expect, it } from "vitest";
import { parseNumberList } from "./parse-number-list";

const seeds = { whole: true, min: 0, max: 1000, most: 100 };
const strengths = { whole: false, min: 0, max: 1, most: 100 };

describe("a list of numbers", () => {
  it.each([
    ["", seeds, []],
    ["7", seeds, [7]],
    ["1, 2 3;4", seeds, [1, 2, 3, 4]],
    ["1，2、3", seeds, [1, 2, 3]],
    ["１，２；３　４", seeds, [1, 2, 3, 4]],
    ["1～3 5至6 8–9", seeds, [1, 2, 3, 5, 6, 8, 9]],
    ["０．５", strengths, [0.5]],
    ["5-8", seeds, [5, 6, 7, 8]],
    ["1 1 1", seeds, [1]],
    ["0.3, 0.5 0.70", strengths, [0.3, 0.5, 0.7]],
  ])("%s", (text, bounds, expected) => {
    expect(parseNumberList(text, bounds)).toEqual(expected);
  });

  it.each([
    ["x", seeds],
    ["1.5", seeds],
    ["-1", seeds],
    ["1001", seeds],
    ["8-5", seeds],
    ["1.2", strengths],
    ["0x10", seeds],
    ["1e2", seeds],
    ["1..3", seeds],
    [".", seeds],
    ["🙂", seeds],
    ["0.3-0.5", strengths],
  ])("%s is none", (text, bounds) => {
    expect(parseNumberList(text, bounds)).toBeNull();
  });

  it("is bounded, however far a range goes", () => {
    expect(parseNumberList("0-1000", seeds)).toHaveLength(100);
  });
});
