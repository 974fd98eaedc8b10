import { z } from "zod";
import { failureSchema } from "./edit-schema";
import type { Provider } from "./model-catalog";
import type { ProviderCheck } from "./provider-check";

const unsupported = z.object({
  supported: z.literal(false),
  reason: z.enum(["not_taken_by_model", "chosen_by_provider", "no_ai"]),
});
const range = { supported: z.literal(true), min: z.number(), max: z.number(), step: z.number() };
const numberControl = z.union([
  unsupported,
  z.object({ ...range, type: z.enum(["number", "integer"]), default: z.number().nullable() }),
]);
const textControl = z.union([
  unsupported,
  z.object({ supported: z.literal(true), type: z.literal("text"), maxCharacters: z.int() }),
]);
const sizeControl = z.union([
  unsupported,
  z.object({ ...range, type: z.literal("size"), default: z.string().nullable() }),
]);

export const providerSchema = z
  .object({
    id: z.string(),
    label: z.string(),
    configured: z.boolean(),
    ai: z.boolean(),
    concurrency: z.int(),
    keyVariable: z.string().nullable(),
    models: z.array(
      z.object({
        id: z.string(),
        label: z.string(),
        controls: z.object({
          negativePrompt: textControl,
          strength: numberControl,
          steps: numberControl,
          guidanceScale: numberControl,
          seed: numberControl,
          n: numberControl,
          size: sizeControl,
        }),
        limits: z.object({ promptMaxCharacters: z.int() }),
        price: z.object({ amount: z.number(), currency: z.string() }).nullable(),
        asOf: z.string().nullable(),
        source: z.object({ workingPixels: z.int().nullable(), maxBytes: z.int().nullable() }),
        typicalMs: z.int().nullable(),
      }),
    ),
  })
  .meta({
    id: "Provider",
    description: "A service that edits pictures, and its catalogue.",
  }) satisfies z.ZodType<Provider>;

export const providerCheckSchema = z
  .object({
    ok: z.boolean(),
    address: z.boolean(),
    key: z.boolean().nullable(),
    model: z.boolean().nullable(),
    failure: failureSchema.nullable(),
  })
  .meta({
    id: "ProviderCheck",
    description: "Null: cannot be known without paying.",
  }) satisfies z.ZodType<ProviderCheck>;
