import type { Provider } from "@/lib/domain/model-catalog";
import { type Obstacle, recipeProblems } from "@/lib/domain/recipe-readiness";
import { planRuns, type RunPlan } from "./plan-runs";
import type { RecipeForm } from "./recipe-form";
import type { Several } from "./studio-store/several-slice";

export type RunObstacle = Obstacle | NonNullable<RunPlan["problem"]>;

/** The first thing that keeps Run from starting; null when nothing does. A picture on its way is none: Run waits for it. */
export function runObstacle(
  form: RecipeForm,
  providers: readonly Provider[],
  { hasPicture, several }: { hasPicture: boolean; several: Several },
): RunObstacle | null {
  if (!hasPicture) return "no_source";
  const plan = planRuns(form, several, providers);
  if (!plan) return providers.length > 0 ? "provider_not_configured" : "no_provider";
  if (plan.problem) return plan.problem;
  for (const recipe of plan.recipes) {
    const [problem] = recipeProblems(recipe, providers);
    if (problem) return problem.obstacle;
  }
  return null;
}
