import { describe, expect, it } from "vitest";
import { seededProviders } from "./__fixtures__/edits";
import { planRuns } from "./plan-runs";
import { emptyRecipeForm, type RecipeForm } from "./recipe-form";

const off = { isOn: false, seeds: "", strengths: "" };
const on = { ...off, isOn: true };
const plan = (form: Partial<RecipeForm>, several = on) =>
  planRuns({ ...emptyRecipeForm, provider: "modelverse", prompt: "ink", ...form }, several, seededProviders);

describe("what one press starts", () => {
  it("is one edit of one prompt, however many lines it has, unless several were asked for", () => {
    expect(plan({ prompt: "ink\noil" }, off)?.recipes.map(({ prompt }) => prompt)).toEqual(["ink\noil"]);
    expect(plan({ prompt: "ink\n\n oil \nink" })?.recipes.map(({ prompt }) => prompt)).toEqual(["ink", "oil"]);
  });

  it("is every variant in braces, with and without several", () => {
    expect(plan({ prompt: "{ink|oil} x" }, off)?.recipes.map(({ prompt }) => prompt)).toEqual(["ink x", "oil x"]);
  });

  it("is every prompt with every seed, and counts every picture as a call", () => {
    const planned = plan({ prompt: "ink\noil" }, { ...on, seeds: "1-3" });
    expect(planned?.recipes.map(({ prompt, seed }) => `${prompt} ${seed}`)).toEqual([
      "ink 1",
      "ink 2",
      "ink 3",
      "oil 1",
      "oil 2",
      "oil 3",
    ]);
    expect(planned?.calls).toBe(6 * (planned?.recipes[0]?.n ?? 0));
  });

  it("is nothing when a list cannot be read or there would be too many", () => {
    expect(plan({}, { ...on, seeds: "one" })).toMatchObject({ recipes: [], problem: "list_unreadable" });
    expect(plan({}, { ...on, seeds: "1-101" })).toMatchObject({ recipes: [], problem: "too_many_runs" });
  });

  it("is null without a model", () => {
    expect(planRuns(emptyRecipeForm, on, [])).toBeNull();
  });
});
