import { describe, expect, it } from "vitest";
import type { Edit, Output } from "@/lib/domain/edit";
import {
  type GalleryList,
  toGalleryList,
  withEdit,
  withFirstPage,
  withoutEdit,
  withPage,
  withRemovalTold,
  withRestored,
} from "./gallery-list";
import type { GalleryQuery } from "./gallery-query";

const all: GalleryQuery = { q: "", filter: "all" };

function edit(id: string, minute: number, change: { prompt?: string; favourites?: boolean[]; status?: "queued" } = {}) {
  const { prompt = "warmer", favourites = [false], status } = change;
  const outputs = favourites.map((favourite, index) => ({
    id: `${id}${index}`,
    index,
    favourite,
    status: status ?? "failed",
  })) as Output[];
  return {
    id,
    status: status ?? "failed",
    recipe: { prompt },
    outputs,
    createdAt: `2026-11-22T10:${String(minute).padStart(2, "0")}:00.000Z`,
  } as Edit;
}

const page = (items: Edit[], nextCursor: string | null = null, total = items.length) => ({ items, nextCursor, total });
const shown = (list: GalleryList) => list.places.map(({ outputId }) => outputId);

describe("the gallery's list", () => {
  const list = toGalleryList(page([edit("d", 40), edit("b", 20, { favourites: [false, true] })], "more", 3), all);

  it("has a place for every output, and with a filter only for those that it is about", () => {
    expect(shown(list)).toEqual(["d0", "b0", "b1"]);
    const favourites = toGalleryList(page([edit("b", 20, { favourites: [false, true] })]), {
      q: "",
      filter: "favourites",
    });
    expect(shown(favourites)).toEqual(["b1"]);
  });

  it("goes on with the next page and shows nothing twice", () => {
    const longer = withPage(list, page([edit("b", 20), edit("a", 10)], null, 3));
    expect(shown(longer)).toEqual(["d0", "b0", "b1", "a0"]);
    expect(longer.nextCursor).toBeNull();
  });

  it("puts news of an edit that is there into its old place", () => {
    const changed = withEdit(list, edit("b", 20, { prompt: "colder", favourites: [false, true] }));
    expect(shown(changed)).toEqual(shown(list));
    expect(changed.edits.b?.recipe.prompt).toBe("colder");
    expect(changed.total).toBe(3);
  });

  it("puts a new edit where its time is, and leaves an old one to its page", () => {
    expect(shown(withEdit(list, edit("e", 50)))).toEqual(["e0", "d0", "b0", "b1"]);
    expect(shown(withEdit(list, edit("c", 30)))).toEqual(["d0", "c0", "b0", "b1"]);
    expect(withEdit(list, edit("e", 50)).total).toBe(4);
    expect(withEdit(list, edit("a", 10))).toBe(list);
    expect(shown(withEdit({ ...list, nextCursor: null }, edit("a", 10)))).toEqual(["d0", "b0", "b1", "a0"]);
  });

  it("orders edits of one moment by their id, as the server does", () => {
    expect(shown(withEdit(list, edit("da", 40)))).toEqual(["da0", "d0", "b0", "b1"]);
  });

  it("leaves out news that the search or the filter is not about", () => {
    const night = toGalleryList(page([]), { q: "Night", filter: "all" });
    expect(shown(withEdit(night, edit("e", 50)))).toEqual([]);
    expect(shown(withEdit(night, edit("e", 50, { prompt: "at night" })))).toEqual(["e0"]);
    const running = toGalleryList(page([]), { q: "", filter: "running" });
    expect(shown(withEdit(running, edit("e", 50)))).toEqual([]);
    expect(shown(withEdit(running, edit("e", 50, { status: "queued" })))).toEqual(["e0"]);
  });

  it("keeps a deleted edit away from late news, and takes it back when it is restored", () => {
    const deleted = withoutEdit(list, "b");
    expect([shown(deleted), deleted.total]).toEqual([["d0"], 2]);
    expect(shown(withEdit(deleted, edit("b", 20)))).toEqual(["d0"]);
    const restored = withRestored(deleted, edit("b", 20), list.places.slice(1));
    expect([shown(restored), restored.total]).toEqual([["d0", "b0", "b1"], 3]);
    expect(shown(withEdit(restored, edit("b", 20)))).toEqual(["d0", "b0", "b1"]);
  });

  it("shows an edit again that the server removed and somebody took back", () => {
    const told = withRemovalTold(withoutEdit(list, "b"), "b");
    expect([shown(told), told.total]).toEqual([["d0"], 2]);
    const elsewhere = withRemovalTold(list, "d");
    expect([shown(elsewhere), elsewhere.total]).toEqual([["b0", "b1"], 2]);
    expect(shown(withEdit(elsewhere, edit("d", 40)))).toEqual(["d0", "b0", "b1"]);
  });

  it("keeps what was loaded behind a first page that is read again", () => {
    const longer = withPage(list, page([edit("a", 10)], "even more", 4));
    const again = withFirstPage(longer, page([edit("e", 50), edit("d", 40), edit("b", 20)], "more", 5));
    expect(shown(again)).toEqual(["e0", "d0", "b0", "a0"]);
    expect([again.nextCursor, again.total]).toEqual(["even more", 5]);
  });

  it("starts anew when the first page that is read again has nothing of the old one", () => {
    const again = withFirstPage(list, page([edit("z", 59)], "more", 100));
    expect(shown(again)).toEqual(["z0"]);
    expect(again.nextCursor).toBe("more");
  });
});
