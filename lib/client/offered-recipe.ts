import type { Provider } from "@/lib/domain/model-catalog";
import type { FoundRecipe, RecipeOrigin } from "@/lib/recipe-file/find-recipe";
import { parseRecipeForm, type RecipeForm } from "./recipe-form";

/** What other tools' words mean in the form; their providers and models are not ours. */
const foreignFields = ["prompt", "negativePrompt", "strength", "steps", "guidanceScale", "seed"] as const;
const ownFields = [...foreignFields, "size", "sendSize"] as const;

export type OfferedRecipe = {
  origin: RecipeOrigin;
  /** The form with what the file says; the rest stays. */
  fillIn: (form: RecipeForm) => RecipeForm;
};

/** The recipe that a picture file of this machine carries; null where there is none, or it cannot be read. Loads its readers when asked. */
export async function readOfferedRecipe(file: Blob, providers: readonly Provider[]): Promise<OfferedRecipe | null> {
  try {
    const { findRecipe } = await import("@/lib/recipe-file/find-recipe");
    const found = await findRecipe(new Uint8Array(await file.arrayBuffer()));
    return found && { origin: found.origin, fillIn: (form) => fillIn(form, found, providers) };
  } catch {
    // A file that cannot be read says so where it is uploaded.
    return null;
  }
}

function fillIn(form: RecipeForm, { origin, fields }: FoundRecipe, providers: readonly Provider[]): RecipeForm {
  const names = origin === "diptych" ? ownFields : foreignFields;
  const said = Object.fromEntries(
    names.filter((name) => fields[name] !== undefined && fields[name] !== null).map((name) => [name, fields[name]]),
  );
  const isHere = origin === "diptych" && providers.some(({ id }) => id === fields.provider);
  const model = isHere ? { provider: fields.provider, model: fields.model } : {};
  const untouched = { negativePrompt: "", strength: null, steps: null, guidanceScale: null, seed: null, n: 1 };
  return parseRecipeForm({ ...form, ...untouched, ...model, ...said });
}
