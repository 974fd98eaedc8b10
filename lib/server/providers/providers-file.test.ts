import { describe, expect, it } from "vitest";
import { SEED_MAX } from "@/lib/domain/recipe";
import { dialects } from "./openai-compatible/dialect";
import { dialectOf, providersFileSchema } from "./providers-file";

const entry = {
  id: "studio-gpu",
  kind: "openai-compatible",
  label: "Studio GPU",
  baseUrl: "http://10.0.0.5:8000",
  model: "Qwen/Qwen-Image-Edit",
};

describe("the file of more providers", () => {
  it("takes an entry with what it needs and no more", () => {
    const [parsed] = providersFileSchema.parse({ providers: [entry] }).providers;
    expect(parsed).toMatchObject({ keyVariable: null, dialect: "openai", price: null });
  });

  it("knows the dialects by name, and takes a table of one's own", () => {
    const { providers } = providersFileSchema.parse({
      providers: [
        { ...entry, dialect: "sglang" },
        { ...entry, id: "own", dialect: { parameters: { seed: "random_seed" } } },
      ],
    });
    expect(providers.map((provider) => dialectOf(provider).parameters.seed)).toEqual([
      dialects.sglang.parameters.seed,
      "random_seed",
    ]);
  });

  it("takes the seeds that a table allows, from 1 where it says nothing", () => {
    const { providers } = providersFileSchema.parse({
      providers: [
        { ...entry, dialect: { parameters: { seed: "seed" } } },
        { ...entry, id: "narrow", dialect: { parameters: { seed: "seed" }, seedRange: { min: 0, max: 3 } } },
      ],
    });
    const [usual, narrow] = providers.map((provider) => dialectOf(provider).controls.seed);
    expect(usual).toMatchObject({ supported: true, min: 1, max: SEED_MAX });
    expect(narrow).toMatchObject({ supported: true, min: 0, max: 3 });
  });

  it.each([
    ["a range of seeds that ends before it begins", { ...entry, dialect: { seedRange: { min: 5, max: 5 } } }],
    ["a taken id", { ...entry, id: "dmxapi" }],
    ["an id with spaces", { ...entry, id: "my gpu" }],
    ["an unknown dialect", { ...entry, dialect: "klingon" }],
    ["an unknown field", { ...entry, apiKey: "sk-secret" }],
    ["no address", { ...entry, baseUrl: "gpu" }],
    ["an address of another kind", { ...entry, baseUrl: "file:///etc/passwd" }],
  ])("refuses %s", (_what, wrong) => {
    expect(providersFileSchema.safeParse({ providers: [wrong] }).success).toBe(false);
  });

  it("refuses the same id twice", () => {
    expect(providersFileSchema.safeParse({ providers: [entry, entry] }).success).toBe(false);
  });
});
