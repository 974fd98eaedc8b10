import { expect, it } from "vitest";
import { withExample } from "./with-example";

it.each([
  ["", "pencil sketch", "pencil sketch"],
  ["  ", "warmer", "warmer"],
  ["night ", "vintage", "night, vintage"],
  ["A Pencil Sketch of it", "pencil sketch", "A Pencil Sketch of it"],
])("adds to %j the words %j", (prompt, words, expected) => {
  expect(withExample(prompt, words, ", ")).toBe(expected);
});
