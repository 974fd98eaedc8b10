import type { Recipe } from "@/lib/domain/recipe";
import { recipeProblems } from "@/lib/domain/recipe-readiness";
import { AppError } from "@/lib/server/errors";
import type { CatalogModel } from "@/lib/server/providers/image-editor";
import type { Services } from "@/lib/server/services";
import { toProvider } from "./to-provider";

/** The one that is named, or the provider's first; null when there is none. */
export function findModel(
  { providers }: Pick<Services, "providers">,
  { provider, model }: Pick<Recipe, "provider" | "model">,
): CatalogModel | null {
  const models = providers.find(provider)?.models ?? [];
  return (model === null ? models[0] : models.find(({ id }) => id === model)) ?? null;
}

/**
 * The model that the recipe means. Throws `provider_not_configured` while the key is missing, and `invalid_request`
 * naming every value that the model would refuse.
 */
export function requireModel(services: Pick<Services, "providers">, recipe: Recipe): CatalogModel {
  const editor = services.providers.find(recipe.provider);
  if (editor && !editor.configured) {
    throw new AppError("provider_not_configured", `${editor.label} needs a key before it can be used.`);
  }
  const problems = recipeProblems(recipe, editor ? [toProvider(editor)] : []);
  const model = findModel(services, recipe);
  if (problems.length > 0 || !model) {
    throw new AppError("invalid_request", "The recipe has values that cannot be used.", {
      fieldErrors: problems.map(({ field, message }) => ({ path: `recipe.${field}`, message })),
    });
  }
  return model;
}
