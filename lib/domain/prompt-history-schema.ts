import { z } from "zod";
import { type PastPrompt, PRESET_NAME_MAX_CHARACTERS, type Preset } from "./prompt-history";
import { PROMPT_MAX_CHARACTERS } from "./recipe";
import { recipeSchema } from "./recipe-schema";

const moment = z.iso.datetime();
export const promptSchema = z.string().trim().min(1).max(PROMPT_MAX_CHARACTERS);

export const pastPromptSchema = z
  .object({
    prompt: z.string(),
    starred: z.boolean(),
    uses: z.int().describe("In how many edits that are not in the trash."),
    lastUsedAt: moment.nullable().describe("Null where only the star is left."),
  })
  .meta({ id: "PastPrompt", description: "A prompt that was run, or starred." }) satisfies z.ZodType<PastPrompt>;

const settingsSchema = recipeSchema.omit({ prompt: true });

export const newPresetSchema = z.strictObject({
  name: z.string().trim().min(1).max(PRESET_NAME_MAX_CHARACTERS),
  prompt: promptSchema.nullable().default(null).describe("Null: for whatever prompt stands in the form."),
  recipe: settingsSchema,
});

export const presetSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    prompt: z.string().nullable(),
    recipe: z.object(settingsSchema.shape),
    createdAt: moment,
  })
  .meta({ id: "Preset", description: "A recipe under a name." }) satisfies z.ZodType<Preset>;
