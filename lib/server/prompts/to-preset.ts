import type { Preset } from "@/lib/domain/prompt-history";
import type { PresetRow } from "@/lib/server/db/presets";

/** A row as the API answers it. */
export function toPreset({ id, name, prompt, recipe, createdAt }: PresetRow): Preset {
  return { id, name, prompt, recipe, createdAt: createdAt.toISOString() };
}
