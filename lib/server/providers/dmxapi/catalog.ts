import type { Unsupported } from "@/lib/domain/model-catalog";
import { OUTPUTS_MAX } from "@/lib/domain/recipe";
import type { CatalogModel } from "../image-editor";

export const DMXAPI_MODEL = "qwen-image-edit";

const notTaken: Unsupported = { supported: false, reason: "not_taken_by_model" };

/** qwen-image-edit at DMXAPI: limits of its page (image under 4 MB, prompt up to 1000 characters). No price is published there. */
export const dmxapiModel: CatalogModel = {
  id: DMXAPI_MODEL,
  label: "Qwen-Image-Edit",
  controls: {
    negativePrompt: notTaken,
    strength: notTaken,
    steps: notTaken,
    guidanceScale: notTaken,
    seed: notTaken,
    // The page says 1 to 10, the model makes one a call: ours are calls of their own.
    n: { supported: true, type: "integer", min: 1, max: OUTPUTS_MAX, step: 1, default: 1 },
    // Documented, and dropped by gateways of its family for this model: sent when asked for, and the picture's true size is shown.
    size: { supported: true, type: "size", min: 256, max: 2048, step: 1, default: null },
  },
  limits: { promptMaxCharacters: 1000 },
  price: null,
  asOf: "2026-10",
  source: { workingPixels: 1_000_000, maxBytes: 3_999_999, mediaTypes: ["image/png", "image/jpeg"] },
};
