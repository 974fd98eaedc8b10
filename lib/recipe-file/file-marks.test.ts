import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { jpegXmp, type Provenance } from "./file-marks";
import { findRecipe } from "./find-recipe";
import { readPictureTexts } from "./read-picture-texts";
import type { RecipeRecord } from "./recipe-record";
import { readXmpProperty } from "./xmp-packet";

const provenance: Provenance = {
  ai: true,
  producer: "Model <House> & Söhne",
  producedId: "output-1",
  app: "Diptych 1",
};
const record = (words: Partial<RecipeRecord>): RecipeRecord => ({
  version: 1,
  app: "Diptych 1",
  provider: "model",
  model: "m",
  prompt: "",
  negativePrompt: null,
  strength: null,
  steps: null,
  guidanceScale: null,
  seed: null,
  size: null,
  sendSize: "model",
  sent: null,
  ...words,
});
const jpegWith = (packet: string) =>
  sharp({ create: { width: 8, height: 8, channels: 3, background: "red" } })
    .withXmp(packet)
    .jpeg()
    .toBuffer();

describe("a JPEG's one segment", () => {
  it.each([
    ["all of it", 5000, 0, true, true],
    ["not what was sent", 19_500, 0, true, false],
    ["no recipe", 20_000, 5000, false, false],
  ])("holds %s and always the mark", async (_what, prompt, negative, hasRecipe, hasSent) => {
    const words = "很".repeat(prompt);
    const whole = record({ prompt: words, negativePrompt: "丑".repeat(negative), sent: { prompt: words } });
    const file = await jpegWith(jpegXmp(provenance, whole));
    const found = await findRecipe(file);
    expect(found?.fields.prompt).toBe(hasRecipe ? words : undefined);
    expect(Boolean(found?.fields.sent)).toBe(hasSent);
    const xmp = (await readPictureTexts(file)).get("xmp") ?? "";
    expect(JSON.parse(readXmpProperty(xmp, "TC260:AIGC") ?? "")).toMatchObject({
      ContentProducer: provenance.producer,
    });
    expect(readXmpProperty(xmp, "Iptc4xmpExt:DigitalSourceType")).toContain("TrainedAlgorithmicMedia");
  });
});
