import { describe, expect, it } from "vitest";
import { fuzzyMatch, fuzzySort } from "./fuzzy-match";

const commands = [
  "Favourite",
  "Side by side",
  "Split",
  "Download",
  "Delete, with undo",
  "Use as source",
  "Undo in the form",
];
const sorted = (typed: string, texts = commands) =>
  fuzzySort(
    typed,
    texts.map((text) => ({ words: [text] })),
  ).map(({ item }) => item.words[0]);

describe("what is typed finds", () => {
  it.each([
    ["fav", "Favourite"],
    ["sbs", "Side by side"],
    ["sid", "Side by side"],
    ["source use", "Use as source"],
    ["undo", "Undo in the form"],
    ["DOWN", "Download"],
    ["dnl", "Download"],
  ])("%s: first %s", (typed, first) => {
    expect(sorted(typed)[0]).toBe(first);
  });

  it.each(["xyz", "favz", "side up", "etiruovaf"])("nothing for %s", (typed) => {
    expect(sorted(typed)).toEqual([]);
  });

  it("everything in its own order while nothing is typed", () => {
    expect(sorted("  ")).toEqual(commands);
  });

  it("Chinese, also with letters left out", () => {
    const texts = ["收藏", "并排", "用作源图", "显示整张图片"];
    expect(sorted("源图", texts)).toEqual(["用作源图"]);
    expect(sorted("显图", texts)).toEqual(["显示整张图片"]);
  });

  it("what a start of a word further on would hide", () => {
    expect(fuzzyMatch("adb", "xad ab db d")).not.toBeNull();
    expect(fuzzyMatch("axb", "qaxqb a")).not.toBeNull();
  });

  it("says where the letters stand", () => {
    expect(fuzzyMatch("sbs", "Side by side")?.places).toEqual([0, 5, 8]);
  });

  it("by another name, without marking the one that is shown", () => {
    const [found] = fuzzySort("favour", [{ words: ["收藏", "favourite"] }]);
    expect(found).toMatchObject({ item: { words: ["收藏", "favourite"] }, places: [] });
  });
});
