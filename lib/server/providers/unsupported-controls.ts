import type { Warning } from "@/lib/domain/edit";
import type { ControlName, Controls } from "@/lib/domain/model-catalog";
import type { Recipe } from "@/lib/domain/recipe";

const optionalControls = [
  "negativePrompt",
  "strength",
  "steps",
  "guidanceScale",
  "seed",
  "size",
] as const satisfies ControlName[];

/** A warning for each value that the recipe sets and the model does not take: it is not sent, and that is said. */
export function unsupportedControls(recipe: Recipe, controls: Controls): Warning[] {
  return optionalControls
    .filter((name) => recipe[name] !== null && !controls[name].supported)
    .map((field) => ({ field, kind: "unsupported", detail: `This model takes no ${field}; it was not sent.` }));
}
