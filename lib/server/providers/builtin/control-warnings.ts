import type { Warning } from "@/lib/domain/edit";
import type { Recipe } from "@/lib/domain/recipe";
import { unsupportedControls } from "../unsupported-controls";
import { filtersModel } from "./catalog";
import { type Instruction, isGeometric } from "./instruction";

/** What the recipe sets and filters cannot honour, or only in part. */
export function controlWarnings(recipe: Recipe, instructions: readonly Instruction[]): Warning[] {
  const negativePrompt = recipe.negativePrompt?.trim() || null;
  const unsupported = unsupportedControls({ ...recipe, negativePrompt }, filtersModel.controls);
  return (recipe.strength ?? 1) < 1 && instructions.some(isGeometric)
    ? [
        ...unsupported,
        { field: "strength", kind: "adjusted", detail: "Mirroring, flipping and rotating are done fully." },
      ]
    : unsupported;
}
