import type { Recipe } from "./recipe";

/** A prompt that was run here, or that was starred. */
export type PastPrompt = {
  prompt: string;
  starred: boolean;
  /** In how many edits that are not in the trash. */
  uses: number;
  /** Of the last of them; null where only the star is left. */
  lastUsedAt: string | null;
};

/** What a preset leaves out stays in the form as it is. */
export type Preset = {
  id: string;
  name: string;
  /** Null: for whatever prompt stands in the form. */
  prompt: string | null;
  recipe: Omit<Recipe, "prompt">;
  createdAt: string;
};

export const PRESET_NAME_MAX_CHARACTERS = 80;
export const PRESETS_MAX = 200;
