import { describe, expect, it } from "vitest";
import { plainModel, someProviders } from "./__fixtures__/edits";
import {
  chosenModel,
  emptyRecipeForm,
  parseRecipeForm,
  recipeForRequest,
  shownNumber,
  toRecipeForm,
} from "./recipe-form";

const form = { ...emptyRecipeForm, provider: "modelverse", model: "full", prompt: "  make it night " };

describe("parseRecipeForm", () => {
  it.each([null, undefined, "a string", 7, []])("gives an empty form for %j", (stored) => {
    expect(parseRecipeForm(stored)).toEqual(emptyRecipeForm);
  });

  it("gives back what was remembered", () => {
    const whole = {
      ...form,
      strength: 0.4,
      steps: 12,
      guidanceScale: 3,
      seed: 7,
      n: 3,
      size: "1024x768",
      negativePrompt: "blur",
    };
    expect(parseRecipeForm(JSON.parse(JSON.stringify(whole)))).toEqual(whole);
  });

  it("drops a wrong value alone and keeps the others", () => {
    const stored = { ...form, strength: "strong", steps: Number.NaN, seed: -1, n: 9, size: "huge", sendSize: 4 };
    expect(parseRecipeForm(stored)).toEqual(form);
  });
});

describe("chosenModel", () => {
  it.each([
    [{ provider: "plainer", model: "plain" }, "plainer"],
    [{ provider: null, model: null }, "modelverse"],
    [{ provider: "keyless", model: "full" }, "modelverse"],
    [{ provider: "gone", model: "gone" }, "modelverse"],
    [{ provider: "plainer", model: "gone" }, "plainer"],
  ])("for %j is of %s", (choice, provider) => {
    expect(chosenModel(choice, someProviders)?.provider.id).toBe(provider);
  });

  it("is none where no provider is ready", () => {
    expect(chosenModel(form, someProviders.slice(2))).toBeNull();
  });
});

describe("recipeForRequest", () => {
  it("leaves what was not touched to the provider", () => {
    expect(recipeForRequest(form, someProviders)).toEqual({
      provider: "modelverse",
      model: "full",
      prompt: "make it night",
      negativePrompt: null,
      strength: null,
      steps: null,
      guidanceScale: null,
      seed: null,
      n: 1,
      size: null,
      sendSize: "model",
    });
  });

  it("never sends what the model does not take", () => {
    const filled = {
      ...form,
      provider: "plainer",
      model: "plain",
      negativePrompt: "blur",
      strength: 0.5,
      steps: 10,
      guidanceScale: 4,
      seed: 9,
      n: 2,
      size: "512x512",
    };
    expect(recipeForRequest(filled, someProviders)).toMatchObject({
      negativePrompt: null,
      strength: 0.5,
      steps: null,
      guidanceScale: null,
      seed: 9,
      n: 2,
      size: null,
    });
  });

  it("sends what the form shows: a value of another model's range is brought into this one's", () => {
    expect(recipeForRequest({ ...form, steps: 80, guidanceScale: 0 }, someProviders)).toMatchObject({
      steps: 30,
      guidanceScale: 1,
    });
  });

  it("puts a recipe that was run back as it was", () => {
    const recipe = recipeForRequest({ ...form, strength: 0.3, steps: 8 }, someProviders);
    expect(recipe && recipeForRequest(toRecipeForm(recipe), someProviders)).toEqual(recipe);
    expect(recipe).not.toBeNull();
  });
});

describe("shownNumber", () => {
  it("shows the model's default until a value is chosen, and the smallest where there is none", () => {
    expect(shownNumber(plainModel.controls.strength, null)).toBe(1);
    expect(shownNumber(plainModel.controls.seed, null)).toBe(0);
    expect(shownNumber(plainModel.controls.strength, 0.25)).toBe(0.25);
  });

  it("keeps the value of a control that is not taken", () => {
    expect(shownNumber(plainModel.controls.steps, 25)).toBe(25);
  });
});
