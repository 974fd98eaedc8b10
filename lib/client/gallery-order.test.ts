import { describe, expect, it } from "vitest";
import type { Edit, Output } from "@/lib/domain/edit";
import {
  type GalleryOrder,
  steppedPlaces,
  toFirstOrder,
  toGalleryOrder,
  withEdit,
  withFirstPage,
  withMoved,
  withoutEdits,
  withRemovalTold,
  withRestored,
} from "./gallery-order";
import { parseGalleryQuery } from "./gallery-query";

const all = parseGalleryQuery({});

function edit(
  id: string,
  minute: number,
  change: { prompt?: string; favourites?: boolean[]; status?: "queued"; width?: number } = {},
) {
  const { prompt = "warmer", favourites = [false], status = "succeeded", width = 150 } = change;
  const outputs = favourites.map((favourite, index) => ({
    id: `${id}${index}`,
    index,
    favourite,
    status,
    image: status === "queued" ? null : { width, height: 100 },
  })) as Output[];
  const createdAt = `2026-11-22T10:${String(minute).padStart(2, "0")}:00.000Z`;
  return { id, recipe: { prompt }, outputs, createdAt } as Edit;
}

const first = (edits: Edit[], total = edits.length, query = all) => toFirstOrder(edits, total, query);
const shown = (order: GalleryOrder) => order.places.map(({ outputId }) => outputId);

describe("the gallery's order", () => {
  const order = first([edit("d", 40), edit("b", 20, { favourites: [false, true] })]);

  it("has a place for every output that the query is about", () => {
    expect(shown(order)).toEqual(["d0", "b0", "b1"]);
    const favourites = parseGalleryQuery({ filter: "favourites" });
    expect(shown(first([edit("b", 20, { favourites: [false, true] })], 1, favourites))).toEqual(["b1"]);
  });

  it("comes whole from four lists", () => {
    const whole = toGalleryOrder(
      { ids: ["d", "b"], createdAt: [40, 20], outputs: [["d0"], ["b0", "b1"]], shapes: [[150], [75, 0]] },
      all,
    );
    expect(whole.places).toEqual([
      { editId: "d", outputId: "d0", shape: 150, createdAt: 40 },
      { editId: "b", outputId: "b0", shape: 75, createdAt: 20 },
      { editId: "b", outputId: "b1", shape: 0, createdAt: 20 },
    ]);
    expect(whole.total).toBe(2);
  });

  it("lets the first page have the last word when it was asked for before that", () => {
    const asked = toGalleryOrder(
      {
        ids: ["d", "c", "b", "a"],
        createdAt: [40, 30, 20, 10],
        outputs: [["d0"], ["c0"], ["b0"], ["a0"]],
        shapes: [[0], [150], [150], [150]],
      },
      all,
    );
    // Meanwhile e was begun, d has finished, and c was deleted.
    const page = [edit("e", 50), edit("d", 40), edit("b", 20)];
    const order = withFirstPage(asked, page);
    expect(shown(order)).toEqual(["e0", "d0", "b0", "a0"]);
    expect(order.places.map(({ shape }) => shape)).toEqual([150, 150, 150, 150]);
    expect(order.total).toBe(4);
    expect(withFirstPage(asked, [])).toBe(asked);
    expect(
      shown(withFirstPage(toGalleryOrder({ ids: [], createdAt: [], outputs: [], shapes: [] }, all), page)),
    ).toEqual(["e0", "d0", "b0"]);
  });

  it("keeps an edit's place when it finishes, and gives it its picture's shape", () => {
    const running = first([edit("d", 40, { status: "queued" }), edit("b", 20)]);
    expect(running.places.map(({ shape }) => shape)).toEqual([0, 150]);
    const done = withEdit(running, edit("d", 40, { width: 200 }));
    expect(done.places.map(({ outputId, shape }) => [outputId, shape])).toEqual([
      ["d0", 200],
      ["b0", 150],
    ]);
    expect(withEdit(done, edit("d", 40, { width: 200 }))).toBe(done);
  });

  it("puts a new edit where its time is, and leaves an old one to the whole order", () => {
    expect(shown(withEdit(order, edit("e", 50)))).toEqual(["e0", "d0", "b0", "b1"]);
    expect(shown(withEdit(order, edit("c", 30)))).toEqual(["d0", "c0", "b0", "b1"]);
    expect(withEdit(order, edit("e", 50)).total).toBe(3);
    expect(shown(withEdit(first([edit("d", 40)], 9), edit("a", 10)))).toEqual(["d0"]);
    expect(shown(withEdit(order, edit("a", 10)))).toEqual(["d0", "b0", "b1", "a0"]);
    const oldest = first([edit("b", 20), edit("d", 40)], 2, parseGalleryQuery({ sort: "oldest" }));
    expect(shown(withEdit(oldest, edit("c", 30)))).toEqual(["b0", "c0", "d0"]);
  });

  it("leaves out news that the query is not about", () => {
    const night = first([], 0, parseGalleryQuery({ q: "Night" }));
    expect(shown(withEdit(night, edit("e", 50)))).toEqual([]);
    expect(shown(withEdit(night, edit("e", 50, { prompt: "at night" })))).toEqual(["e0"]);
  });

  it("keeps a deleted edit away from late news, and takes it back into its place when it is restored", () => {
    const deleted = withoutEdits(order, new Set(["b"]));
    expect([shown(deleted), deleted.total]).toEqual([["d0"], 1]);
    expect(shown(withEdit(deleted, edit("b", 20)))).toEqual(["d0"]);
    const restored = withRestored(deleted, order.places.slice(1));
    expect([shown(restored), restored.total]).toEqual([["d0", "b0", "b1"], 2]);
    expect(withRestored(restored, order.places)).toEqual(restored);
  });

  it("shows an edit again that was removed elsewhere and taken back", () => {
    const told = withRemovalTold(order, "d");
    expect([shown(told), told.total]).toEqual([["b0", "b1"], 1]);
    expect(shown(withEdit(told, edit("d", 40)))).toEqual(["d0", "b0", "b1"]);
  });

  it("moves places of a collection, in their order, before another or to the end", () => {
    const four = first([edit("d", 40), edit("c", 30), edit("b", 20), edit("a", 10)]);
    expect(shown(withMoved(four, new Set(["a0", "c0"]), "d0"))).toEqual(["c0", "a0", "d0", "b0"]);
    expect(shown(withMoved(four, new Set(["d0"]), null))).toEqual(["c0", "b0", "a0", "d0"]);
    expect(withMoved(four, new Set(["d0"]), "gone")).toBe(four);
  });

  it.each([
    [["b0"], -1, ["d0", "b0", "c0", "a0"]],
    [["b0"], 1, ["d0", "c0", "a0", "b0"]],
    [["d0", "c0"], 1, ["b0", "d0", "c0", "a0"]],
    [["d0", "b0"], 1, ["c0", "a0", "d0", "b0"]],
    [["c0", "a0"], -1, ["c0", "a0", "d0", "b0"]],
    [["d0"], -1, null],
    [["a0", "c0"], 1, null],
    [["gone"], 1, null],
  ] as const)("steps %j by %i", (ids, direction, expected) => {
    const four = first([edit("d", 40), edit("c", 30), edit("b", 20), edit("a", 10)]);
    const stepped = steppedPlaces(four, new Set(ids), direction);
    expect(stepped && shown(withMoved(four, new Set(stepped.moved), stepped.before))).toEqual(expected);
  });
});
