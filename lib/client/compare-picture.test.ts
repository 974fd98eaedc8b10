import { describe, expect, it } from "vitest";
import { fitIntoFrame } from "@/lib/domain/shared-frame";
import {
  type ComparePicture,
  chooseSource,
  frameOf,
  needsDisplay,
  needsFull,
  ownZoom,
  sourcesOf,
} from "./compare-picture";

const picture = (rest: Partial<ComparePicture> = {}): ComparePicture => ({
  key: "a",
  width: 4000,
  height: 3000,
  placeholder: null,
  thumb: "thumb",
  display: "display",
  full: "full",
  hasAlpha: false,
  alt: "",
  ...rest,
});

describe("the common frame", () => {
  it("is the result's, or the picture's own as long as there is none", () => {
    const after = picture({ width: 1024, height: 1024 });
    expect(frameOf({ before: picture(), after })).toEqual({ width: 1024, height: 1024 });
    expect(frameOf({ before: picture(), after: null })).toEqual({ width: 4000, height: 3000 });
  });

  it.each([
    ["the same aspect", { width: 4000, height: 3000 }, { x: 0, y: 0, width: 1, height: 1 }],
    ["sides that a model rounded", { width: 1320, height: 1000 }, { x: 0, y: 0, width: 1, height: 1 }],
    ["a wider picture", { width: 4000, height: 1500 }, { x: 0, y: 0.25, width: 1, height: 0.5 }],
    ["a narrower one", { width: 1500, height: 2250 }, { x: 0.25, y: 0, width: 0.5, height: 1 }],
  ])("is filled or touched by %s", (_, size, box) => {
    expect(fitIntoFrame(size, { width: 4000, height: 3000 })).toEqual(box);
  });

  it("shows a larger picture smaller", () => {
    expect(ownZoom({ width: 4000, height: 3000 }, { width: 1000, height: 750 }, 1)).toBe(0.25);
  });
});

describe("sources", () => {
  const small = { url: "small", maxPx: 1080 };

  it("are beyond the small one where that has clearly too few pixels", () => {
    const needed = (zoom: number, maxPx = 1080) => needsDisplay(picture({ small: { url: "small", maxPx } }), zoom);
    const scale = 1080 / Math.max(picture().width, picture().height);
    expect([needed(scale), needed(1.2 * scale), needed(1.3 * scale), needed(scale, 720)]).toEqual([
      false,
      false,
      true,
      true,
    ]);
    expect(needsDisplay(picture(), 0.01)).toBe(true);
  });

  it.each([
    ["a large picture at fit", {}, 0.3, false],
    ["a large picture past its display form", {}, 0.6, true],
    ["a small picture at fit", { width: 1000, height: 800 }, 0.8, false],
    ["a small picture at 100 %, where one looks at pixels", { width: 1000, height: 800 }, 1, true],
    ["a picture that has no full form yet", { full: null }, 4, false],
  ])("%s", (_, rest, zoom, expected) => {
    expect(needsFull(picture(rest), zoom)).toBe(expected);
  });

  it("come the quickest first", () => {
    expect(sourcesOf(picture(), "full")).toEqual(["thumb", "display", "full"]);
    expect(sourcesOf(picture({ thumb: null }), "display")).toEqual(["display"]);
    expect(sourcesOf(picture({ thumb: null }), "small")).toEqual(["display"]);
    expect(sourcesOf(picture({ thumb: null, small }), "small")).toEqual(["small"]);
    expect(sourcesOf(picture({ thumb: null, small }), "display")).toEqual(["small", "display"]);
  });

  it.each([
    ["nothing until one is decoded", ["thumb", "display"], [], null, null],
    ["the quick one first", ["thumb", "display"], ["thumb"], null, "thumb"],
    ["the sharpest that is decoded", ["thumb", "display", "full"], ["thumb", "display"], "thumb", "display"],
    ["an old address until its successor is there", ["thumb", "display"], ["thumb"], "blob:1", "blob:1"],
    ["the successor then", ["thumb", "display"], ["display"], "blob:1", "display"],
    [
      "the display form again when the full one is not needed",
      ["thumb", "display"],
      ["display", "full"],
      "full",
      "display",
    ],
  ])("shows %s", (_, sources, decoded, shown, expected) => {
    expect(chooseSource(picture(), sources, new Set(decoded), shown)).toBe(expected);
  });
});
