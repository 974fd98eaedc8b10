import type { EditRequest, PreparedSource } from "../image-editor";

/** A request with nothing set but the prompt, and what a test adds. */
export function editRequest(
  recipe: Partial<EditRequest["recipe"]> = {},
  source: Partial<PreparedSource> = {},
): EditRequest {
  return {
    recipe: {
      provider: "test",
      model: "test-model",
      prompt: "Convert to quick pencil sketch",
      negativePrompt: null,
      strength: null,
      steps: null,
      guidanceScale: null,
      seed: null,
      n: 1,
      size: null,
      sendSize: "model",
      ...recipe,
    },
    source: {
      bytes: Buffer.from("the picture's bytes"),
      mediaType: "image/png",
      width: 1088,
      height: 816,
      hasAlpha: false,
      ...source,
    },
    userId: "opaque-owner",
  };
}
