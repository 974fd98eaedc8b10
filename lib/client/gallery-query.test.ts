import { describe, expect, it } from "vitest";
import { parseGalleryQuery, toEditQuery, toGalleryAddress } from "./gallery-query";

describe("the gallery's address", () => {
  it.each([
    [{ q: "", filter: "all" }, "/gallery"],
    [{ q: "pencil sketch", filter: "all" }, "/gallery?q=pencil+sketch"],
    [{ q: "变成夜晚", filter: "favourites" }, "/gallery?q=%E5%8F%98%E6%88%90%E5%A4%9C%E6%99%9A&filter=favourites"],
    [{ q: "50% & more?", filter: "attention" }, "/gallery?q=50%25+%26+more%3F&filter=attention"],
  ] as const)("of %j is %s, and reads back the same", (query, address) => {
    expect(toGalleryAddress(query)).toBe(address);
    const { searchParams } = new URL(address, "http://localhost");
    expect(parseGalleryQuery(Object.fromEntries(searchParams))).toEqual(query);
  });

  it.each([
    [{}, { q: "", filter: "all" }],
    [
      { filter: "nonsense", q: "  night  " },
      { q: "night", filter: "all" },
    ],
    [
      { filter: ["running", "all"], q: ["a", "b"] },
      { q: "a", filter: "running" },
    ],
  ])("takes %j as %j", (search, query) => {
    expect(parseGalleryQuery(search)).toEqual(query);
  });

  it.each([
    [{ q: "", filter: "all" }, { limit: 48 }],
    [
      { q: "night", filter: "favourites" },
      { limit: 48, q: "night", favourite: true },
    ],
    [
      { q: "", filter: "running" },
      { limit: 48, status: ["queued", "running"] },
    ],
    [
      { q: "", filter: "attention" },
      { limit: 48, status: ["failed", "unconfirmed"] },
    ],
  ] as const)("asks the list of edits, for %j, with %j", (query, asked) => {
    expect(toEditQuery(query)).toEqual(asked);
  });
});
