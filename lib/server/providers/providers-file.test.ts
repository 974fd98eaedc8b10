import { describe, expect, it } from "vitest";
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

  it.each([
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
