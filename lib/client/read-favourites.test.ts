import { describe, expect, it } from "vitest";
import type { EditQuery } from "@/lib/domain/edit-list";
import { anEdit, finished } from "./__fixtures__/edits";
import { readFavourites } from "./read-favourites";

describe("which of many are favourites", () => {
  it("is asked for edits, each once, as many at a time as a page holds, and said of their outputs", async () => {
    const ids = Array.from({ length: 130 }, (_, index) => `edit-${index}`);
    const asked: EditQuery[] = [];
    const found = await readFavourites([...ids, ...ids], async (query) => {
      asked.push(query);
      const items = (query.ids ?? [])
        .filter((id) => id.endsWith("7"))
        .map((id) => anEdit(id, [{ ...finished(`${id}-a`), favourite: true }, finished(`${id}-b`)]));
      return { items, nextCursor: null, total: items.length };
    });
    expect(asked.map(({ ids: some = [] }) => some.length)).toEqual([60, 60, 10]);
    expect(asked.every(({ favourite, limit = 0, ids: some = [] }) => favourite && limit >= some.length)).toBe(true);
    expect(found.size).toBe(13);
    expect(found.has("edit-127-a")).toBe(true);
    expect(found.has("edit-127-b")).toBe(false);
  });

  it("asks nothing of nobody", async () => {
    expect(await readFavourites([], () => Promise.reject(new Error("It asked.")))).toEqual(new Set());
  });
});
