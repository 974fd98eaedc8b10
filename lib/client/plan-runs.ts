import type { Provider } from "@/lib/domain/model-catalog";
import { type Recipe, SEED_MAX } from "@/lib/domain/recipe";
import { expandPrompt, VARIANTS_MAX } from "./expand-prompt";
import { parseNumberList } from "./parse-number-list";
import { chosenModel, type RecipeForm, recipeForRequest } from "./recipe-form";
import type { Several } from "./studio-store/several-slice";

/** More calls than this are asked about before they start. */
export const CALLS_WITHOUT_ASKING = 12;

export type RunPlan = {
  /** Each an edit of its own, in the order in which they run. */
  recipes: Recipe[];
  /** What is asked of the provider: every picture of every edit. */
  calls: number;
  problem: "list_unreadable" | "too_many_runs" | null;
};

const nothing: RunPlan = { recipes: [], calls: 0, problem: null };

/**
 * What one press of Run starts: an edit for every prompt (a line each while `several` is on, and every variant in braces), every strength
 * and every seed that were listed. Lists of what the model does not take are left out. Null where there is no model to run it.
 */
export function planRuns(form: RecipeForm, several: Several, providers: readonly Provider[]): RunPlan | null {
  const chosen = chosenModel(form, providers);
  const recipe = recipeForRequest(form, providers);
  if (!chosen || !recipe) return null;
  const { strength, seed } = chosen.model.controls;
  const lines = several.isOn ? recipe.prompt.split("\n").filter((line) => line.trim() !== "") : [recipe.prompt];
  const expanded = lines.length > 0 ? lines.map(expandPrompt) : [{ texts: [""], isCut: false }];
  const texts = [...new Set(expanded.flatMap(({ texts }) => texts))];
  const prompts = texts.length > 0 ? texts : [""];
  const listed = (text: string, control: typeof strength, whole: boolean, limit: number) =>
    several.isOn && control.supported
      ? parseNumberList(text, { whole, min: control.min, max: Math.min(control.max, limit), most: VARIANTS_MAX + 1 })
      : [];
  const strengths = listed(several.strengths, strength, false, Number.POSITIVE_INFINITY);
  const seeds = listed(several.seeds, seed, true, SEED_MAX);
  if (!strengths || !seeds) return { ...nothing, problem: "list_unreadable" };
  const total = prompts.length * Math.max(1, strengths.length) * Math.max(1, seeds.length);
  if (total > VARIANTS_MAX || expanded.some(({ isCut }) => isCut)) return { ...nothing, problem: "too_many_runs" };
  const strengthsOrOwn = strengths.length > 0 ? strengths : [recipe.strength];
  const seedsOrOwn = seeds.length > 0 ? seeds : [recipe.seed];
  const recipes = prompts.flatMap((prompt) =>
    strengthsOrOwn.flatMap((strength) => seedsOrOwn.map((seed) => ({ ...recipe, prompt, strength, seed }))),
  );
  return { recipes, calls: recipes.length * recipe.n, problem: null };
}
