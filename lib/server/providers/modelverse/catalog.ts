import type { Controls, Unsupported } from "@/lib/domain/model-catalog";
import { OUTPUTS_MAX, PROMPT_MAX_CHARACTERS, SEED_MAX } from "@/lib/domain/recipe";
import type { CatalogModel } from "../image-editor";

/** Which of the published pages the deployment follows: the one of 2025-06 (`v1`), or the one since 2025-10-29 (`v2`). */
export type ModelverseProfile = "v1" | "v2";

export const MODELVERSE_MODEL = "Qwen/Qwen-Image-Edit";
/** The later page: each side from 256 to 1536 pixels. */
export const SIDE_MIN_PX = 256;
export const SIDE_MAX_PX = 1536;

const notTaken: Unsupported = { supported: false, reason: "not_taken_by_model" };

const seedAndN = {
  seed: { supported: true, type: "integer", min: 0, max: SEED_MAX, step: 1, default: null },
  // 1 to 4 as the page has it; each is a call of its own.
  n: { supported: true, type: "integer", min: 1, max: OUTPUTS_MAX, step: 1, default: 1 },
} as const satisfies Partial<Controls>;

const controls: Record<ModelverseProfile, Controls> = {
  v1: {
    ...seedAndN,
    negativePrompt: { supported: true, type: "text", maxCharacters: PROMPT_MAX_CHARACTERS },
    strength: { supported: true, type: "number", min: 0, max: 1, step: 0.01, default: 0.8 },
    steps: { supported: true, type: "integer", min: 1, max: 50, step: 1, default: 20 },
    guidanceScale: { supported: true, type: "number", min: 1, max: 10, step: 0.1, default: 2.5 },
    size: { supported: false, reason: "chosen_by_provider" },
  },
  v2: {
    ...seedAndN,
    negativePrompt: notTaken,
    strength: notTaken,
    steps: notTaken,
    guidanceScale: notTaken,
    size: { supported: true, type: "size", min: SIDE_MIN_PX, max: SIDE_MAX_PX, step: 1, default: null },
  },
};

/** Qwen-Image-Edit at Modelverse: ranges and defaults of its page, ¥0.30 a picture (price list read 2026-10). */
export function modelverseModel(profile: ModelverseProfile): CatalogModel {
  return {
    id: MODELVERSE_MODEL,
    label: "Qwen-Image-Edit",
    controls: controls[profile],
    // No limit of the prompt is published; too long a one is answered with `tokens_too_long`.
    limits: { promptMaxCharacters: PROMPT_MAX_CHARACTERS },
    price: { amount: 0.3, currency: "CNY" },
    asOf: "2026-10",
    // No limit of bytes is published here; 7 MB is what the model's own maker takes as base64 (2026-10).
    source: { workingPixels: 1_000_000, maxBytes: 7_000_000, mediaTypes: ["image/png", "image/jpeg"] },
  };
}
