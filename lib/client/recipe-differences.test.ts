import { expect, it } from "vitest";
import { anEdit, finished } from "./__fixtures__/edits";
import { recipeRows } from "./recipe-differences";
import type { Version } from "./versions";

const version = (id: string, recipe: object, seed: number | null = 42): Version => {
  const edit = anEdit(id, []);
  return { edit: { ...edit, recipe: { ...edit.recipe, ...recipe } }, output: { ...finished(id), seed } };
};

it("tells equal fields from different ones, and leaves out what neither has", () => {
  const rows = recipeRows(
    version("a", { prompt: "night", strength: 0.5 }),
    version("b", { prompt: "night", strength: 0.8, steps: 20 }, 7),
  );
  const by = Object.fromEntries(rows.map((row) => [row.field, row]));
  expect(by.prompt?.isSame).toBe(true);
  expect(by.strength).toEqual({ field: "strength", before: 0.5, after: 0.8, isSame: false });
  expect(by.steps).toMatchObject({ before: null, after: 20, isSame: false });
  expect(by.seed).toMatchObject({ before: 42, after: 7, isSame: false });
  expect(by).not.toHaveProperty("negativePrompt");
});

it("has only the one side where no recipe made the other", () => {
  expect(recipeRows(null, version("a", {})).every((row) => row.before === null && !row.isSame)).toBe(true);
});
