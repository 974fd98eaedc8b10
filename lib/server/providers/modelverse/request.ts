import type { Sent, Warning } from "@/lib/domain/edit";
import type { EditRequest } from "../image-editor";
import { toDataUrl } from "../picture-text";
import { sentPicture } from "../sent-picture";
import { unsupportedControls } from "../unsupported-controls";
import { MODELVERSE_MODEL, type ModelverseProfile, modelverseModel, SIDE_MAX_PX, SIDE_MIN_PX } from "./catalog";

export type ResponseFormat = "url" | "b64_json";

/** The body of `POST /v1/images/generations`. A field stands in it only when the recipe sets it; the seed always. */
type ModelverseBody = {
  model: string;
  prompt: string;
  image: string;
  seed: number;
  negative_prompt?: string;
  strength?: number;
  steps?: number;
  guidance_scale?: number;
  size?: string;
  response_format?: ResponseFormat;
};

/** Our request in Modelverse's words. `n` is never sent: one call makes one picture, so that each has a seed of its own. */
export function toModelverseRequest(
  { recipe, source }: EditRequest,
  { profile, responseFormat }: { profile: ModelverseProfile; responseFormat: ResponseFormat | null },
): { body: ModelverseBody; sent: Sent; warnings: Warning[] } {
  const settings: Omit<ModelverseBody, "image"> = {
    model: MODELVERSE_MODEL,
    prompt: recipe.prompt,
    // The page's −1 for "random" would leave us without the seed that was used; ours is drawn before.
    seed: recipe.seed ?? -1,
    ...(profile === "v1" ? optionalSettings(recipe) : { size: recipe.size ?? sizeOf(source) }),
    ...(responseFormat && { response_format: responseFormat }),
  };
  return {
    body: { ...settings, image: toDataUrl(source) },
    sent: { ...settings, ...sentPicture(source) },
    warnings: unsupportedControls(recipe, modelverseModel(profile).controls),
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

/** The later pages default to 16:9, so the picture's own size is always asked for, within the page's range. */
function sizeOf({ width, height }: EditRequest["source"]): string {
  const side = (px: number) => Math.min(SIDE_MAX_PX, Math.max(SIDE_MIN_PX, px));
  return `${side(width)}x${side(height)}`;
}
