import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import type { Provider } from "@/lib/domain/model-catalog";
import { PNG_KEYWORD } from "@/lib/recipe-file/find-recipe";
import { withPngTexts } from "@/lib/recipe-file/png-text-chunk";
import { writeRecipeRecord } from "@/lib/recipe-file/recipe-record";
import { readOfferedRecipe } from "./offered-recipe";
import { emptyRecipeForm } from "./recipe-form";

const providers = [{ id: "modelverse" }] as unknown as Provider[];
const form = { ...emptyRecipeForm, provider: "builtin", prompt: "before", strength: 0.1, n: 3 };
const record = {
  version: 1,
  app: "Diptych 0.1.0",
  provider: "modelverse",
  model: "Qwen/Qwen-Image-Edit",
  prompt: "night",
  negativePrompt: null,
  strength: null,
  steps: 31,
  guidanceScale: 2.5,
  seed: 7,
  size: "512x768",
  sendSize: "original",
  sent: null,
} as const;

async function fileWith(texts: Record<string, string>): Promise<Blob> {
  const png = await sharp({ create: { width: 4, height: 4, channels: 3, background: "red" } })
    .png()
    .toBuffer();
  return new Blob([withPngTexts(png, texts)]);
}

describe("the recipe of a dropped file", () => {
  it("fills in everything that it says, and leaves to the provider what it left", async () => {
    const offer = await readOfferedRecipe(await fileWith({ [PNG_KEYWORD]: writeRecipeRecord(record) }), providers);
    expect(offer?.origin).toBe("diptych");
    expect(offer?.fillIn(form)).toEqual({
      provider: "modelverse",
      model: "Qwen/Qwen-Image-Edit",
      prompt: "night",
      negativePrompt: "",
      strength: null,
      steps: 31,
      guidanceScale: 2.5,
      seed: 7,
      n: 1,
      size: "512x768",
      sendSize: "original",
    });
  });

  it("keeps the chosen provider where the file names one that is not here", async () => {
    const texts = { [PNG_KEYWORD]: writeRecipeRecord({ ...record, provider: "elsewhere" }) };
    const offer = await readOfferedRecipe(await fileWith(texts), providers);
    expect(offer?.fillIn(form)).toMatchObject({ provider: "builtin", model: null, prompt: "night" });
  });

  it("takes another tool's words and numbers, each that the form can hold", async () => {
    const parameters =
      "a fox\nNegative prompt: dog\nSteps: 30, CFG scale: 7, Seed: 99999999999, Size: 512x512, Model: dreams";
    const offer = await readOfferedRecipe(await fileWith({ parameters }), providers);
    expect(offer?.origin).toBe("automatic1111");
    expect(offer?.fillIn(form)).toMatchObject({
      provider: "builtin",
      model: null,
      prompt: "a fox",
      negativePrompt: "dog",
      steps: 30,
      guidanceScale: 7,
      seed: null,
      strength: null,
    });
  });

  it("takes nothing of the wrong kind", async () => {
    const texts = {
      [PNG_KEYWORD]: JSON.stringify({ ...record, steps: "<b>", strength: {}, negativePrompt: 4, size: "huge" }),
    };
    const offer = await readOfferedRecipe(await fileWith(texts), providers);
    expect(offer?.fillIn(form)).toMatchObject({ steps: null, strength: null, negativePrompt: "", size: null });
  });

  it("is not there in a photograph", async () => {
    expect(await readOfferedRecipe(new Blob([await readFile("public/samples/dogs.jpg")]), providers)).toBeNull();
  });
});
