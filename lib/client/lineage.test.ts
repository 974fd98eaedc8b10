import { describe, expect, it } from "vitest";
import { anEdit, finished } from "./__fixtures__/edits";
import { lineageNeighbour, lineageOf } from "./lineage";

const edits = Object.fromEntries(
  [
    anEdit("one", [finished("a"), { ...finished("b"), index: 1 }], { minute: 0 }),
    anEdit("two", [finished("c")], { minute: 1, parentOutputId: "a" }),
    anEdit("three", [finished("d")], { minute: 2, parentOutputId: "a" }),
    anEdit("four", [finished("e")], { minute: 3, parentOutputId: "c" }),
    anEdit("five", [finished("f")], { minute: 4, parentOutputId: "gone" }),
  ].map((edit) => [edit.id, edit]),
);

describe("the lineage of a picture", () => {
  const nodes = lineageOf(edits);

  it("is a tree from the original, siblings in rows of their own", () => {
    expect(nodes.map(({ id, parentId, column, row }) => [id, parentId, column, row])).toEqual([
      [null, null, 0, 0],
      ["a", null, 1, 0],
      ["c", "a", 2, 0],
      ["e", "c", 3, 0],
      ["d", "a", 2, 1],
      ["b", null, 1, 2],
      ["f", null, 1, 3],
    ]);
  });

  it.each([
    ["e", "ArrowLeft", "c"],
    ["a", "ArrowLeft", null],
    [null, "ArrowLeft", null],
    [null, "ArrowRight", "a"],
    ["a", "ArrowRight", "c"],
    ["e", "ArrowRight", "e"],
    ["a", "ArrowDown", "b"],
    ["d", "ArrowUp", "c"],
    ["c", "ArrowUp", "c"],
    ["e", "Home", null],
  ])("from %s with %s to %s", (id, key, expected) => {
    expect(lineageNeighbour(nodes, id, key)).toBe(expected);
  });

  it("of a picture without versions is the original alone", () => {
    expect(lineageOf({})).toEqual([{ id: null, version: null, parentId: null, column: 0, row: 0 }]);
  });
});
