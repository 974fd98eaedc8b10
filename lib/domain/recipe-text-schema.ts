import type { Recipe } from "./recipe";
import { recipeSchema } from "./recipe-schema";
import { readRecipeText } from "./recipe-text";

/** The recipe in a text that anybody may have written, checked like one that comes by the API; null when it is none. */
export function parseRecipeText(text: string): Recipe | null {
  const checked = recipeSchema.safeParse(readRecipeText(text));
  return checked.success && !JSON.stringify(checked.data).includes("\\u0000") ? checked.data : null;
}
