import type { Provider } from "@/lib/domain/model-catalog";
import { type Obstacle, recipeProblems } from "@/lib/domain/recipe-readiness";
import { type RecipeForm, recipeForRequest } from "./recipe-form";

/** The first thing that keeps Run from starting; null when nothing does. A picture on its way is none: Run waits for it. */
export function runObstacle(
  form: RecipeForm,
  providers: readonly Provider[],
  { hasPicture }: { hasPicture: boolean },
): Obstacle | null {
  if (!hasPicture) return "no_source";
  const recipe = recipeForRequest(form, providers);
  if (!recipe) return providers.length > 0 ? "provider_not_configured" : "no_provider";
  return recipeProblems(recipe, providers)[0]?.obstacle ?? null;
}
