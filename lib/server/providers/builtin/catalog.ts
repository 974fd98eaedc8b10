import type { UnsupportedReason } from "@/lib/domain/model-catalog";
import { OUTPUTS_MAX, SEED_MAX } from "@/lib/domain/recipe";
import type { CatalogModel } from "../image-editor";

const reason: UnsupportedReason = "no_ai";
const unsupported = { supported: false, reason } as const;

export const filtersModel: CatalogModel = {
  id: "filters",
  label: "Filters",
  controls: {
    negativePrompt: unsupported,
    strength: { supported: true, type: "number", min: 0, max: 1, step: 0.01, default: 1 },
    steps: unsupported,
    guidanceScale: unsupported,
    seed: { supported: true, type: "integer", min: 0, max: SEED_MAX, step: 1, default: null },
    n: { supported: true, type: "integer", min: 1, max: OUTPUTS_MAX, step: 1, default: 1 },
    size: unsupported,
  },
  limits: { promptMaxCharacters: 2000 },
  price: { amount: 0, currency: "CNY" },
  asOf: null,
  source: { workingPixels: null, maxBytes: null, mediaTypes: ["image/png", "image/jpeg", "image/webp"] },
};
