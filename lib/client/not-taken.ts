import type { ControlName, Model } from "@/lib/domain/model-catalog";
import type { Recipe } from "@/lib/domain/recipe";

export type NotTaken = { field: ControlName; kind: "unsupported" | "adjusted"; value: string; sent: string | null };

const fields = ["negativePrompt", "strength", "steps", "guidanceScale", "seed", "size"] as const;

/** What a recipe asks for and a model would not do as asked: left out, or brought into its range. */
export function notTaken(recipe: Recipe, { controls }: Pick<Model, "controls">): NotTaken[] {
  return fields.flatMap((field): NotTaken[] => {
    const value = recipe[field];
    const control = controls[field];
    if (value === null) return [];
    if (!control.supported) return [{ field, kind: "unsupported", value: String(value), sent: null }];
    if (typeof value !== "number" || !("min" in control)) return [];
    const sent = Math.min(control.max, Math.max(control.min, value));
    return sent === value ? [] : [{ field, kind: "adjusted", value: String(value), sent: String(sent) }];
  });
}
