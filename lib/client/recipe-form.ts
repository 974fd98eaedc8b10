import { findModel, type NumberControl, type Provider } from "@/lib/domain/model-catalog";
import { OUTPUTS_MAX, PROMPT_MAX_CHARACTERS, type Recipe, SEED_MAX, type SendSize } from "@/lib/domain/recipe";

/**
 * The form as the person left it. A number that is null was never touched: it follows the chosen model's default.
 * What the chosen model does not take stays here, and is not sent.
 */
export type RecipeForm = {
  /** Null until chosen: the first that is ready. */
  provider: string | null;
  model: string | null;
  prompt: string;
  negativePrompt: string;
  strength: number | null;
  steps: number | null;
  guidanceScale: number | null;
  /** Null draws one at random; a number is kept for every run. */
  seed: number | null;
  n: number;
  size: string | null;
  sendSize: SendSize;
};

export type NumberField = "strength" | "steps" | "guidanceScale";

export const emptyRecipeForm: RecipeForm = {
  provider: null,
  model: null,
  prompt: "",
  negativePrompt: "",
  strength: null,
  steps: null,
  guidanceScale: null,
  seed: null,
  n: 1,
  size: null,
  sendSize: "model",
};

const text = (value: unknown, maxCharacters: number) =>
  typeof value === "string" ? value.slice(0, maxCharacters) : null;
const number = (value: unknown) => (typeof value === "number" && Number.isFinite(value) ? value : null);
const whole = (value: unknown, min: number, max: number) =>
  Number.isInteger(value) && (value as number) >= min && (value as number) <= max ? (value as number) : null;

/** A remembered form, value by value: a wrong one falls back alone and takes no other with it. */
export function parseRecipeForm(stored: unknown): RecipeForm {
  const form = (typeof stored === "object" && stored !== null ? stored : {}) as Record<string, unknown>;
  const size = text(form.size, 11);
  return {
    provider: text(form.provider, 64),
    model: text(form.model, 128),
    // One too long for the model is said to be, not cut; several at once may well be longer together.
    prompt: text(form.prompt, 10 * PROMPT_MAX_CHARACTERS) ?? "",
    negativePrompt: text(form.negativePrompt, PROMPT_MAX_CHARACTERS) ?? "",
    strength: number(form.strength),
    steps: number(form.steps),
    guidanceScale: number(form.guidanceScale),
    seed: whole(form.seed, 0, SEED_MAX),
    n: whole(form.n, 1, OUTPUTS_MAX) ?? 1,
    size: size !== null && /^[1-9]\d{1,4}x[1-9]\d{1,4}$/.test(size) ? size : null,
    sendSize: form.sendSize === "original" ? "original" : "model",
  };
}

/** A recipe that was run, back in the form. */
export function toRecipeForm(recipe: Recipe): RecipeForm {
  return { ...recipe, negativePrompt: recipe.negativePrompt ?? "" };
}

/** The provider and model that the form means: the chosen ones while they are ready, else the first AI that is, else the first. */
export function chosenModel(form: Pick<RecipeForm, "provider" | "model">, providers: readonly Provider[]) {
  const ready = providers.filter(({ configured, models }) => configured && models.length > 0);
  const provider = ready.find(({ id }) => id === form.provider) ?? ready.find(({ ai }) => ai) ?? ready[0] ?? null;
  if (!provider) return null;
  const model = findModel([provider], { provider: provider.id, model: form.model }) ?? provider.models[0];
  return model ? { provider, model } : null;
}

/** What a number stands at for a model: the person's own value within the model's range, else its default. */
export function shownNumber(control: NumberControl, value: number | null): number {
  if (!control.supported) return value ?? 0;
  return Math.min(control.max, Math.max(control.min, value ?? control.default ?? control.min));
}

/** The form as it goes to the server: what the model does not take, or was not touched, is null. */
export function recipeForRequest(form: RecipeForm, providers: readonly Provider[]): Recipe | null {
  const chosen = chosenModel(form, providers);
  if (!chosen) return null;
  const { controls } = chosen.model;
  const sent = (control: NumberControl, value: number | null) =>
    control.supported && value !== null ? shownNumber(control, value) : null;
  return {
    provider: chosen.provider.id,
    model: chosen.model.id,
    prompt: form.prompt.trim(),
    negativePrompt: controls.negativePrompt.supported ? form.negativePrompt.trim() || null : null,
    strength: sent(controls.strength, form.strength),
    steps: sent(controls.steps, form.steps),
    guidanceScale: sent(controls.guidanceScale, form.guidanceScale),
    seed: sent(controls.seed, form.seed),
    n: controls.n.supported ? shownNumber(controls.n, form.n) : 1,
    size: controls.size.supported ? form.size : null,
    sendSize: form.sendSize,
  };
}
