import type { Sent, Warning } from "@/lib/domain/edit";
import type { EditRequest } from "../image-editor";
import { sentPicture } from "../sent-picture";
import { unsupportedControls } from "../unsupported-controls";
import { MODELVERSE_MODEL, type ModelverseProfile, modelverseModel, SIDE_MAX_PX, SIDE_MIN_PX } from "./catalog";

/** What the model works in. */
const STEP_PX = 16;
/** What rounding to steps may cost of a shape before it is worth a word. */
const SHAPE_TOLERANCE = 0.05;

export type ResponseFormat = "url" | "b64_json";

/** The body of `POST /v1/images/generations` but its `image`. A field stands in it only when the recipe sets it; the seed always. */
type ModelverseSettings = {
  model: string;
  prompt: string;
  seed: number;
  negative_prompt?: string;
  strength?: number;
  steps?: number;
  guidance_scale?: number;
  size?: string;
  response_format?: ResponseFormat;
};

/**
 * Our request in Modelverse's words. `n` is never sent: one call makes one picture, so that each has a seed of its own. The later page
 * (`v2`) knows no `response_format` either.
 */
export function toModelverseRequest(
  { recipe, source }: EditRequest,
  { profile, responseFormat }: { profile: ModelverseProfile; responseFormat: ResponseFormat | null },
): { settings: ModelverseSettings; sent: Sent; warnings: Warning[] } {
  const size = profile === "v2" ? (recipe.size ?? sizeWithinRange(source)) : null;
  const settings: ModelverseSettings = {
    model: MODELVERSE_MODEL,
    prompt: recipe.prompt,
    // The page's −1 for "random" would leave us without the seed that was used; ours is drawn before.
    seed: recipe.seed ?? -1,
    ...(size === null ? optionalSettings(recipe) : { size }),
    ...(size === null && responseFormat && { response_format: responseFormat }),
  };
  const warnings = unsupportedControls(recipe, modelverseModel(profile).controls);
  return {
    settings,
    sent: { ...settings, ...sentPicture(source) },
    warnings: size === null ? warnings : [...warnings, ...shapeWarnings(recipe, source, size)],
  };
}

function optionalSettings({ negativePrompt, strength, steps, guidanceScale }: EditRequest["recipe"]) {
  return {
    ...(negativePrompt && { negative_prompt: negativePrompt }),
    ...(strength !== null && { strength }),
    ...(steps !== null && { steps }),
    ...(guidanceScale !== null && { guidance_scale: guidanceScale }),
  };
}

/** The later pages default to 16:9, so the picture's own size is always asked for: its shape, within the page's range. */
function sizeWithinRange({ width, height }: EditRequest["source"]): string {
  const scale = Math.min(1, SIDE_MAX_PX / Math.max(width, height));
  const side = (px: number) => (scale === 1 ? px : Math.round((px * scale) / STEP_PX) * STEP_PX);
  return `${Math.max(SIDE_MIN_PX, side(width))}x${Math.max(SIDE_MIN_PX, side(height))}`;
}

/** Says so where the page's range does not hold the picture's shape. */
function shapeWarnings(
  { size: wished }: EditRequest["recipe"],
  { width, height }: EditRequest["source"],
  size: string,
): Warning[] {
  const [askedWidth = 0, askedHeight = 1] = size.split("x").map(Number);
  const ratio = askedWidth / askedHeight;
  if (wished !== null || Math.abs(ratio / (width / height) - 1) < SHAPE_TOLERANCE) return [];
  return [{ field: "size", kind: "adjusted", detail: `${size} is the nearest size that this provider makes.` }];
}
