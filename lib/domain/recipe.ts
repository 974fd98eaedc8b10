/** How the source goes upstream: scaled to the model's working size, or as it is within the provider's limits. */
export type SendSize = "model" | "original";

/**
 * What to do to an image. Plain data.
 * A control that is null was left to the provider (model: the provider's first, n: 1).
 */
export type Recipe = {
  provider: string;
  model: string | null;
  /** At most 20,000 characters here; a model may take fewer. */
  prompt: string;
  negativePrompt: string | null;
  /** 0 (keep the source) to 1 (free). */
  strength: number | null;
  steps: number | null;
  guidanceScale: number | null;
  /** Null draws one at random; the one drawn is recorded with the output. */
  seed: number | null;
  /** How many outputs: each is a call of its own. */
  n: number;
  /** "WIDTHxHEIGHT", where the model takes one. */
  size: string | null;
  sendSize: SendSize;
};

export const PROMPT_MAX_CHARACTERS = 20_000;
export const OUTPUTS_MAX = 4;
/** The seeds that every known provider takes: 0 to 2^31 − 1 (Modelverse and DashScope, 2026-10). */
export const SEED_MAX = 2_147_483_647;
