import { describe, expect, it } from "vitest";
import { type Box, tileNeighbour } from "./tile-neighbour";

const row = (top: number, ...widths: number[]): Box[] => {
  let left = 0;
  return widths.map((width) => {
    const box = { left, top, width, height: 100 };
    left += width + 8;
    return box;
  });
};

/* Two rows, a heading, a row of one:
 *   0 wide  1 narrow  2 narrow
 *   3 narrow  4 wide  5 narrow
 *   6 narrow
 */
const boxes = [...row(0, 200, 80, 80), ...row(108.3, 80, 200, 80), ...row(260, 80)];

describe("tileNeighbour", () => {
  it.each([
    [0, "right", 1],
    [2, "right", 3],
    [6, "right", 6],
    [3, "left", 2],
    [0, "left", 0],
    [0, "down", 3],
    [1, "down", 4],
    [2, "down", 5],
    [5, "down", 6],
    [6, "down", 6],
    [6, "up", 3],
    [4, "up", 1],
    [5, "up", 2],
    [1, "up", 1],
  ] as const)("from %i %s is %i", (index, direction, expected) => {
    expect(tileNeighbour(boxes, index, direction)).toBe(expected);
  });

  it("stays where it is without boxes", () => {
    expect(tileNeighbour([], 0, "down")).toBe(0);
  });
});
