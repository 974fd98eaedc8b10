import { type ControlName, findModel, type Provider } from "./model-catalog";
import type { Recipe } from "./recipe";

/** What keeps an edit from starting; the interface has a sentence for each. */
export type Obstacle =
  | "no_source"
  | "source_uploading"
  | "no_provider"
  | "provider_not_configured"
  | "empty_prompt"
  | "prompt_too_long"
  | "value_out_of_range";

/** A value that the chosen model would refuse, by the field's name in the recipe. */
export type RecipeProblem = {
  field: ControlName | "prompt" | "provider" | "model";
  obstacle: Obstacle;
  message: string;
};

const numeric = ["strength", "steps", "guidanceScale", "seed", "n"] as const;

/** Everything in a recipe that its model would refuse. A value for a control that is not taken is no problem: it is not sent. */
export function recipeProblems(recipe: Recipe, providers: readonly Provider[]): RecipeProblem[] {
  const provider = providers.find(({ id }) => id === recipe.provider);
  if (!provider) {
    return [{ field: "provider", obstacle: "no_provider", message: `There is no provider "${recipe.provider}".` }];
  }
  const model = findModel(providers, recipe);
  if (!model) {
    return [{ field: "model", obstacle: "no_provider", message: `${provider.label} has no model "${recipe.model}".` }];
  }
  const problems: RecipeProblem[] = [];
  const promptLength = [...recipe.prompt.trim()].length;
  if (promptLength === 0) {
    problems.push({ field: "prompt", obstacle: "empty_prompt", message: "The prompt is empty." });
  }
  if (promptLength > model.limits.promptMaxCharacters) {
    problems.push({
      field: "prompt",
      obstacle: "prompt_too_long",
      message: `At most ${model.limits.promptMaxCharacters} characters; this has ${promptLength}.`,
    });
  }
  for (const field of numeric) {
    const control = model.controls[field];
    const value = recipe[field];
    if (!control.supported || value === null) continue;
    if (value < control.min || value > control.max) {
      problems.push({ field, obstacle: "value_out_of_range", message: `From ${control.min} to ${control.max}.` });
    }
  }
  const { size } = model.controls;
  const sides = recipe.size?.split("x").map(Number) ?? [];
  if (size.supported && sides.some((side) => !(side >= size.min && side <= size.max))) {
    const message = `Each side from ${size.min} to ${size.max} pixels.`;
    problems.push({ field: "size", obstacle: "value_out_of_range", message });
  }
  const negative = model.controls.negativePrompt;
  if (negative.supported && [...(recipe.negativePrompt ?? "")].length > negative.maxCharacters) {
    problems.push({
      field: "negativePrompt",
      obstacle: "prompt_too_long",
      message: `At most ${negative.maxCharacters} characters.`,
    });
  }
  return problems;
}
