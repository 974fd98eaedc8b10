import type { Recipe } from "@/lib/domain/recipe";

/** What made a picture: of a version the part that is asked about here. */
export type Made = { edit: { recipe: Recipe }; output: { seed: number | null } };

const fields = [
  "prompt",
  "provider",
  "model",
  "negativePrompt",
  "strength",
  "steps",
  "guidanceScale",
  "seed",
  "size",
  "sendSize",
] as const satisfies readonly (keyof Recipe)[];

export type RecipeField = (typeof fields)[number];

type Value = string | number | null;

/** A field of two recipes; `before` is null also where there is no recipe before. */
export type RecipeRow = { field: RecipeField; before: Value; after: Value; isSame: boolean };

/** The seed that was used says more than the one that was asked for. */
function fieldOf({ edit, output }: Made, field: RecipeField): Value {
  return field === "seed" ? (output.seed ?? edit.recipe.seed) : edit.recipe[field];
}

/** What led to one version and what to the other, field by field; fields that both left to the provider are left out. */
export function recipeRows(before: Made | null, after: Made): RecipeRow[] {
  return fields
    .map((field) => {
      const [one, other] = [before && fieldOf(before, field), fieldOf(after, field)];
      return { field, before: one, after: other, isSame: one === other };
    })
    .filter((row) => row.before !== null || row.after !== null);
}
