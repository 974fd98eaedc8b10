import { z } from "zod";
import { PROMPT_MAX_CHARACTERS, SEED_MAX } from "@/lib/domain/recipe";
import { customDialect, type Dialect, dialectNames, dialects } from "./openai-compatible/dialect";
import { providerAddress } from "./provider-address";

const name = z.string().min(1).max(64);

/** A dialect of one's own: what differs from plain OpenAI. */
const dialectTable = z
  .strictObject({
    imageField: z.enum(["image", "image[]"]),
    parameters: z
      .strictObject({
        negativePrompt: name.nullable(),
        strength: name.nullable(),
        steps: name.nullable(),
        guidanceScale: name.nullable(),
        seed: name.nullable(),
      })
      .partial(),
    seedRange: z
      .strictObject({ min: z.int().min(0).max(SEED_MAX), max: z.int().min(1).max(SEED_MAX) })
      .refine(({ min, max }) => min < max, "min below max"),
    parameterPlace: z.enum(["form", "sd-cpp"]),
    emptyNegativePrompt: z.string().nullable(),
    sizePolicy: z.enum(["omit", "source"]),
    sizeFormat: z.enum(["x", "*"]),
    responseFormat: z.enum(["b64_json", "url"]).nullable(),
    outputFormat: z.enum(["png", "jpeg", "webp"]).nullable(),
    sendsUser: z.boolean(),
    errorShape: z.enum(["openai", "error_text", "detail", "flat", "any"]),
    maxImagesPerCall: z.int().min(1).max(10),
    sourceMaxBytes: z.int().min(100_000),
  })
  .partial();

const entrySchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/, "2 to 31 lower-case letters, digits and hyphens, a letter first"),
  kind: z.literal("openai-compatible"),
  label: z.string().min(1).max(60),
  baseUrl: providerAddress,
  /** The environment variable that holds the key; left out where the server asks for none. */
  keyVariable: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]*$/)
    .nullable()
    .default(null),
  model: z.string().min(1).max(128),
  modelLabel: z.string().min(1).max(60).nullable().default(null),
  promptMaxCharacters: z.int().min(1).max(PROMPT_MAX_CHARACTERS).default(PROMPT_MAX_CHARACTERS),
  price: z
    .strictObject({ amount: z.number().min(0), currency: z.string().length(3) })
    .nullable()
    .default(null),
  dialect: z.union([z.enum(dialectNames), dialectTable]).default("openai"),
});

const reserved = ["builtin", "modelverse", "dmxapi"];

/** The JSON of `PROVIDERS_FILE`: more providers, each with a dialect of `POST /v1/images/edits`. */
export const providersFileSchema = z.strictObject({
  providers: z.array(entrySchema).superRefine((entries, context) => {
    entries.forEach(({ id }, index) => {
      const taken = reserved.includes(id) || entries.findIndex((other) => other.id === id) !== index;
      if (taken) context.addIssue({ code: "custom", path: [index, "id"], message: `"${id}" is taken` });
    });
  }),
});

export type ProviderEntry = z.infer<typeof entrySchema>;

/** The dialect that an entry means: one that is known, or its own table. */
export function dialectOf({ dialect }: ProviderEntry): Dialect {
  return typeof dialect === "string" ? dialects[dialect] : customDialect(dialect);
}
