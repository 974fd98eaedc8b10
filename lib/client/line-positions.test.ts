import { expect, it } from "vitest";
import { anEdit, finished, pending } from "./__fixtures__/edits";
import { allWithPositions } from "./line-positions";

it("the places in line move those that queue, and draw nothing again that stayed", () => {
  const edits = { one: anEdit("one", [pending("a"), pending("b")]), two: anEdit("two", [finished("c")]) };
  const placesOf = (moved: typeof edits) => moved.one.outputs.map(({ queuePosition }) => queuePosition);
  const moved = allWithPositions(edits, { a: 3, b: 4 }) as typeof edits;
  expect(placesOf(moved)).toEqual([3, 4]);
  expect(moved.two).toBe(edits.two);
  expect(allWithPositions(moved, { a: 3, b: 4 })).toBe(moved);
  expect(placesOf(allWithPositions(moved, { b: 1 }) as typeof edits)).toEqual([null, 1]);
});
