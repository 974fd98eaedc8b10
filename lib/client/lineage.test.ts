import { describe, expect, it } from "vitest";
import { anEdit, finished } from "./__fixtures__/edits";
import { lineageNeighbour, lineageOf, pathTo } from "./lineage";

const edits = Object.fromEntries(
  [
    anEdit("one", [finished("a"), { ...finished("b"), index: 1 }], { minute: 0 }),
    anEdit("two", [finished("c")], { minute: 1, parentOutputId: "a" }),
    anEdit("three", [finished("d")], { minute: 2, parentOutputId: "a" }),
    anEdit("four", [finished("e")], { minute: 3, parentOutputId: "c" }),
    anEdit("five", [finished("f")], { minute: 4, parentOutputId: "gone" }),
  ].map((edit) => [edit.id, edit]),
);

const inOneRow = () => 8;

describe("the lineage of a picture", () => {
  const nodes = lineageOf(edits, inOneRow);

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
    expect(lineageOf({}, inOneRow)).toEqual([
      { id: null, version: null, parentId: null, column: 0, row: 0, across: null },
    ]);
  });
});

describe("the lineage of many versions of one picture", () => {
  /** Ten of the original, v0 to v9; of v2 two more, w and x. */
  const many = Object.fromEntries(
    [
      ...Array.from({ length: 10 }, (_, at) => anEdit(`edit ${at}`, [finished(`v${at}`)], { minute: at })),
      anEdit("more", [finished("w")], { minute: 20, parentOutputId: "v2" }),
      anEdit("most", [finished("x")], { minute: 21, parentOutputId: "v2" }),
    ].map((edit) => [edit.id, edit]),
  );
  const nodes = lineageOf(many, (column) => 5 - column);

  it("has what nothing was made from in a block, after what has versions of its own", () => {
    expect(nodes.map(({ id, column, row, across }) => [id, column, row, across])).toEqual([
      [null, 0, 0, null],
      ["v2", 1, 0, null],
      ["w", 2, 0, null],
      ["x", 2, 1, null],
      ["v0", 1, 2, 0],
      ["v1", 1, 2, 1],
      ["v3", 1, 2, 2],
      ["v4", 1, 2, 3],
      ["v5", 1, 3, 0],
      ["v6", 1, 3, 1],
      ["v7", 1, 3, 2],
      ["v8", 1, 3, 3],
      ["v9", 1, 4, 0],
    ]);
  });

  it.each([1, 2, 3, 7, 60])("never has two in one place, with room for %i", (room) => {
    const sixty = Object.fromEntries(
      Array.from({ length: 60 }, (_, at) => {
        const parentOutputId = at > 40 ? `s${at % 5}` : null;
        const edit = anEdit(`edit ${at}`, [finished(`s${at}`)], { minute: at, parentOutputId });
        return [edit.id, edit];
      }),
    );
    const all = lineageOf(sixty, () => room);
    expect(all).toHaveLength(61);
    expect(new Set(all.map(({ column, row, across }) => `${column} ${row} ${across ?? 0}`)).size).toBe(61);
    for (const { column, row, across } of all) {
      expect(across ?? 0).toBeLessThan(room);
      // A block reaches over the columns to its right: they have nothing in its rows.
      if (across !== null) expect(all.filter((each) => each.row === row && each.column > column)).toEqual([]);
    }
  });

  it.each([
    ["v4", "ArrowLeft", "v3"],
    ["v0", "ArrowLeft", null],
    ["v0", "ArrowRight", "v1"],
    ["v4", "ArrowRight", "v4"],
    ["v4", "ArrowDown", "v8"],
    ["v8", "ArrowDown", "v9"],
    ["v9", "ArrowDown", "v9"],
    ["v8", "ArrowUp", "v4"],
    ["v4", "ArrowUp", "v2"],
    ["v2", "ArrowDown", "v0"],
    ["v2", "ArrowRight", "w"],
    ["x", "ArrowDown", "x"],
    ["v9", "Home", null],
  ])("from %s with %s to %s", (id, key, expected) => {
    expect(lineageNeighbour(nodes, id, key)).toBe(expected);
  });

  it("knows the path that led to one", () => {
    expect([...pathTo(nodes, "x")]).toEqual(["x", "v2", null]);
    expect([...pathTo(nodes, null)]).toEqual([null]);
  });
});
