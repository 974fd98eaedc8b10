import { describe, expect, it } from "vitest";
import type { Edit } from "@/lib/domain/edit";
import { belongs, type GalleryQuery, parseGalleryQuery, toEditQuery, toGalleryAddress } from "./gallery-query";

const all = parseGalleryQuery({});
const asked = (change: Partial<GalleryQuery>): GalleryQuery => ({ ...all, ...change });

describe("the gallery's address", () => {
  it.each([
    [{}, "/gallery"],
    [{ q: "pencil sketch" }, "/gallery?q=pencil+sketch"],
    [{ q: "变成夜晚", filter: "favourites" }, "/gallery?q=%E5%8F%98%E6%88%90%E5%A4%9C%E6%99%9A&filter=favourites"],
    [{ q: "50% & more?", filter: "attention" }, "/gallery?q=50%25+%26+more%3F&filter=attention"],
    [
      { provider: "modelverse", model: "Qwen/Qwen-Image-Edit", size: "medium", sort: "oldest" },
      "/gallery?provider=modelverse&model=Qwen%2FQwen-Image-Edit&size=medium&sort=oldest",
    ],
    [
      { source: "0123456789abcdef", from: "2026-02-01", to: "2026-02-28" },
      "/gallery?source=0123456789abcdef&from=2026-02-01&to=2026-02-28",
    ],
  ] as const)("of %j is %s, and reads back the same", (change, address) => {
    expect(toGalleryAddress(change)).toBe(address);
    const { searchParams } = new URL(address, "http://localhost");
    expect(parseGalleryQuery(Object.fromEntries(searchParams))).toEqual(asked(change));
  });

  it.each([
    [{ filter: "nonsense", q: "  night  " }, { q: "night" }],
    [
      { filter: ["running", "all"], q: ["a", "b"] },
      { q: "a", filter: "running" },
    ],
    [{ from: "2026-02-30", to: "yesterday", size: "huge", sort: "random", source: "../x" }, {}],
    [{ q: "\0ni\0ght", provider: "\0", model: "\0", size: "constructor" }, { q: "night" }],
  ] as const)("takes %j as %j", (search, change) => {
    expect(parseGalleryQuery(search as never)).toEqual(asked(change));
  });

  it("asks the list of edits in its words, days as the reader's own from midnight to midnight", () => {
    expect(toEditQuery(all)).toEqual({});
    expect(toEditQuery(asked({ q: "night", filter: "favourites" }))).toEqual({ q: "night", favourite: true });
    expect(toEditQuery(asked({ filter: "running" }))).toEqual({ status: ["queued", "running"] });
    expect(toEditQuery(asked({ from: "2026-02-28", to: "2026-02-28" }))).toEqual({
      from: new Date(2026, 1, 28).toISOString(),
      to: new Date(2026, 2, 1).toISOString(),
    });
  });
});

describe("whether news belong to what is shown", () => {
  const edit = {
    recipe: { prompt: "Make it NIGHT, 雨夜", provider: "builtin", model: "filters" },
    source: { id: "source-of-all" },
    outputs: [{ status: "succeeded", favourite: false, image: { width: 800, height: 1200 } }],
    createdAt: new Date(2026, 1, 28, 12).toISOString(),
  } as unknown as Edit;

  it.each([
    [{}, true],
    [{ q: "night it" }, true],
    [{ q: "雨夜" }, true],
    [{ q: "day" }, false],
    [{ filter: "finished" }, true],
    [{ filter: "favourites" }, false],
    [{ filter: "running" }, false],
    [{ provider: "builtin", model: "filters" }, true],
    [{ provider: "dmxapi" }, false],
    [{ size: "medium" }, true],
    [{ size: "small" }, false],
    [{ source: "source-of-all" }, true],
    [{ source: "another-source" }, false],
    [{ from: "2026-02-28", to: "2026-02-28" }, true],
    [{ from: "2026-03-01" }, false],
    [{ to: "2026-02-27" }, false],
  ] as const)("asked for %j: %s", (change, expected) => {
    expect(belongs(edit, asked(change))).toBe(expected);
  });
});
