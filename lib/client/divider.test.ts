import { expect, it } from "vitest";
import { dividerAfterKey } from "./divider";

it.each([
  ["ArrowRight", false, "vertical", 0.51],
  ["ArrowLeft", false, "vertical", 0.49],
  ["ArrowRight", true, "vertical", 0.6],
  ["ArrowUp", false, "vertical", 0.51],
  ["ArrowUp", false, "horizontal", 0.49],
  ["ArrowDown", true, "horizontal", 0.6],
  ["PageUp", false, "vertical", 0.6],
  ["PageDown", false, "vertical", 0.4],
  ["Home", false, "vertical", 0],
  ["End", false, "horizontal", 1],
  ["a", false, "vertical", null],
] as const)("%s (Shift: %s) on a %s divider leads to %s", (key, shiftKey, orientation, expected) => {
  expect(dividerAfterKey({ key, shiftKey }, 0.5, orientation)).toBe(expected);
});

it("stops at the edges, and hundred steps lead from one to the other", () => {
  expect(dividerAfterKey({ key: "ArrowLeft", shiftKey: true }, 0.03, "vertical")).toBe(0);
  let position = 0;
  for (let step = 0; step < 100; step++) {
    position = dividerAfterKey({ key: "ArrowRight", shiftKey: false }, position, "vertical") ?? Number.NaN;
  }
  expect(position).toBe(1);
});
