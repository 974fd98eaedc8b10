import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PROMPT_MAX_CHARACTERS, type Recipe, SEED_MAX } from "./recipe";
import { recipeAddress, toRecipeText } from "./recipe-text";
import { parseRecipeText } from "./recipe-text-schema";

const recipe: Recipe = {
  provider: "modelverse",
  model: "Qwen/Qwen-Image-Edit",
  prompt: "转换为快速铅笔素描 ✏️",
  negativePrompt: null,
  strength: 0.8,
  steps: 20,
  guidanceScale: 2.5,
  seed: 1_204_551_873,
  n: 1,
  size: null,
  sendSize: "model",
};
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

describe("a recipe as text", () => {
  it("comes back as it was", () => {
    fc.assert(
      fc.property(
        fc.record<Recipe>({
          provider: fc.string({ minLength: 1, maxLength: 20, unit: "grapheme-ascii" }),
          model: fc.option(fc.string({ minLength: 1, maxLength: 40, unit: "grapheme-ascii" })),
          prompt: fc.string({ unit: "grapheme", maxLength: 300 }),
          negativePrompt: fc.option(fc.string({ unit: "grapheme", maxLength: 100 })),
          strength: fc.option(fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0)),
          steps: fc.option(fc.integer({ min: 1, max: 100 })),
          guidanceScale: fc.option(fc.integer({ min: 0, max: 20 })),
          seed: fc.option(fc.integer({ min: 0, max: SEED_MAX })),
          n: fc.integer({ min: 1, max: 4 }),
          size: fc.constantFrom(null, "1024x768"),
          sendSize: fc.constantFrom("model", "original"),
        }),
        (any) => {
          expect(parseRecipeText(toRecipeText(any))).toEqual(JSON.parse(JSON.stringify(any)));
        },
      ),
    );
  });

  it("needs no escaping in an address, and leaves out what says nothing", () => {
    expect(recipeAddress(recipe)).toMatch(/^\/\?recipe=[\w-]+$/);
    expect(JSON.parse(Buffer.from(toRecipeText(recipe), "base64url").toString())).toEqual({
      a: "modelverse",
      m: "Qwen/Qwen-Image-Edit",
      p: recipe.prompt,
      s: 0.8,
      t: 20,
      g: 2.5,
      r: 1_204_551_873,
    });
  });

  it.each([
    ["nothing", ""],
    ["no base64", "ä ö"],
    ["cut off", toRecipeText(recipe).slice(0, 40)],
    ["no object", encode(["a"])],
    ["null", encode(null)],
    ["without a prompt", encode({ a: "builtin" })],
    ["a number for a prompt", encode({ a: "builtin", p: 1 })],
    ["a prompt that is too long", encode({ a: "builtin", p: "x".repeat(PROMPT_MAX_CHARACTERS + 1) })],
    ["an unknown field", encode({ a: "builtin", p: "sepia", key: "sk-1" })],
    ["a field under its long name", encode({ a: "builtin", p: "sepia", provider: "x" })],
    ["a prototype", encode(JSON.parse('{"a":"builtin","p":"sepia","__proto__":{"n":2}}'))],
    ["a zero character", encode({ a: "builtin", p: "a\0b" })],
    ["a seed that is none", encode({ a: "builtin", p: "sepia", r: -1 })],
    ["a size that is none", encode({ a: "builtin", p: "sepia", z: "1x1" })],
    ["far too much", "A".repeat(100_001)],
  ])("is refused when it is %s", (_, text) => {
    expect(parseRecipeText(text)).toBeNull();
  });

  it("never throws, whatever stands in the address", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.base64String(),
          fc.json().map((json) => encode(JSON.parse(json))),
        ),
        (text) => {
          parseRecipeText(text);
        },
      ),
    );
  });
});
