import { z } from "zod";
import { OUTPUTS_MAX, PROMPT_MAX_CHARACTERS, type Recipe, SEED_MAX } from "./recipe";

const left = <T extends z.ZodType>(schema: T) => schema.nullable().default(null);

/** A recipe as it comes from outside. What the chosen model takes is checked after it, by `recipeProblems`. */
export const recipeSchema = z.strictObject({
  provider: z.string().min(1).max(64),
  model: left(z.string().min(1).max(128)),
  prompt: z.string().max(PROMPT_MAX_CHARACTERS),
  negativePrompt: left(z.string().max(PROMPT_MAX_CHARACTERS)),
  strength: left(z.number()),
  steps: left(z.int()),
  guidanceScale: left(z.number()),
  seed: left(z.int().min(0).max(SEED_MAX)),
  n: z.int().min(1).max(OUTPUTS_MAX).default(1),
  size: left(z.string().regex(/^[1-9]\d{1,4}x[1-9]\d{1,4}$/)),
  sendSize: z.enum(["model", "original"]).default("model"),
}) satisfies z.ZodType<Recipe>;
