import type { Preset } from "@/lib/domain/prompt-history";
import * as api from "./api/presets";
import { presetStore } from "./preset-store";
import { type RecipeForm, toRecipeForm } from "./recipe-form";

export async function readPresets(): Promise<void> {
  const { items } = await api.listPresets();
  presetStore.setState({ presets: items });
}

export async function savePreset(preset: Pick<Preset, "name" | "prompt" | "recipe">): Promise<void> {
  await api.savePreset(preset);
  await readPresets();
}

export async function renamePreset(presetId: string, name: string): Promise<void> {
  await api.renamePreset(presetId, name);
  await readPresets();
}

export async function deletePreset(presetId: string): Promise<void> {
  await api.deletePreset(presetId);
  await readPresets();
}

/** The form with what the preset says; its own words stay where the preset has none. */
export function withPreset(form: RecipeForm, { prompt, recipe }: Pick<Preset, "prompt" | "recipe">): RecipeForm {
  return toRecipeForm({ ...recipe, prompt: prompt ?? form.prompt });
}
