import { expect, it } from "vitest";
import { readComparePreferences, writeComparePreferences } from "./compare-preferences";

function createStorage(text: string | null = null) {
  let kept = text;
  return {
    getItem: () => kept,
    setItem(_: string, value: string) {
      kept = value;
    },
  };
}

it("gives back what was kept", () => {
  const storage = createStorage();
  const preferences = { mode: "after-only", orientation: "horizontal", ground: "black", backing: "grey" } as const;
  writeComparePreferences(storage, preferences);
  expect(readComparePreferences(storage)).toEqual(preferences);
});

it.each([
  ["nothing", null],
  ["no JSON", "{"],
  ["not an object", "3"],
  ["null", "null"],
  ["unknown values", '{"mode":"sideways","orientation":1,"ground":"pink"}'],
])("leaves out %s", (_, text) => {
  expect(readComparePreferences(createStorage(text))).toEqual({});
});

it("goes on where nothing can be kept", () => {
  const refuse = () => {
    throw new Error("denied");
  };
  const storage = { getItem: refuse, setItem: refuse };
  expect(readComparePreferences(storage)).toEqual({});
  expect(() =>
    writeComparePreferences(storage, { mode: "split", orientation: "vertical", ground: "theme", backing: "checker" }),
  ).not.toThrow();
});
