import { afterEach, expect, it, vi } from "vitest";
import { readComparePreferences, writeComparePreferences } from "./compare-preferences";

function keep(text: string | null = null) {
  let kept = text;
  vi.stubGlobal("localStorage", {
    getItem: () => kept,
    setItem(_: string, value: string) {
      kept = value;
    },
  });
}

afterEach(() => {
  vi.unstubAllGlobals();
});

it("gives back what was kept", () => {
  keep();
  const preferences = { mode: "after-only", orientation: "horizontal", ground: "black", backing: "grey" } as const;
  writeComparePreferences(preferences);
  expect(readComparePreferences()).toEqual(preferences);
});

it.each([
  ["nothing", null],
  ["no JSON", "{"],
  ["not an object", "3"],
  ["null", "null"],
  ["unknown values", '{"mode":"sideways","orientation":1,"ground":"pink"}'],
])("leaves out %s", (_, text) => {
  keep(text);
  expect(readComparePreferences()).toEqual({});
});

it("goes on where the browser denies its storage, as in a frame of another site", () => {
  Object.defineProperty(globalThis, "localStorage", {
    configurable: true,
    get() {
      throw new Error("denied");
    },
  });
  expect(readComparePreferences()).toEqual({});
  expect(() =>
    writeComparePreferences({ mode: "split", orientation: "vertical", ground: "theme", backing: "checker" }),
  ).not.toThrow();
});
