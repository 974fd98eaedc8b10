import { afterEach, expect, it, vi } from "vitest";
import { keepGalleryView, readGalleryView } from "./gallery-view";

function browserOf(innerWidth: number, kept: Record<string, string> = {}) {
  const store = new Map(Object.entries(kept));
  vi.stubGlobal("window", { innerWidth });
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => store.get(key) ?? null,
    setItem: (key: string, value: string) => store.set(key, value),
  });
}

afterEach(() => vi.unstubAllGlobals());

it.each([
  [390, 168],
  [1440, 168],
  [1920, 192],
  [2560, 252],
  [3840, 252],
])("shows rows on a screen of %i pixels %i high, until a person chooses", (width, height) => {
  browserOf(width);
  expect(readGalleryView()).toEqual({ shape: "rows", tileHeight: height });
  keepGalleryView({ shape: "squares", tileHeight: 96 });
  expect(readGalleryView()).toEqual({ shape: "squares", tileHeight: 96 });
});

it("shows what it can where the browser keeps nothing", () => {
  vi.stubGlobal("window", { innerWidth: 2560 });
  expect(readGalleryView()).toEqual({ shape: "rows", tileHeight: 252 });
});
