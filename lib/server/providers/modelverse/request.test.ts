import { describe, expect, it } from "vitest";
import { editRequest } from "../__fixtures__/edit-request";
import { toModelverseRequest } from "./request";

const v1 = { profile: "v1", responseFormat: null } as const;
const v2 = { profile: "v2", responseFormat: null } as const;

describe("toModelverseRequest", () => {
  it("sends nothing that the recipe does not set, but always the seed", () => {
    expect(toModelverseRequest(editRequest({ seed: 7 }), v1).settings).toEqual({
      model: "Qwen/Qwen-Image-Edit",
      prompt: "Convert to quick pencil sketch",
      seed: 7,
    });
  });

  it("sends every field of the page by its name", () => {
    const recipe = { negativePrompt: "blurry", strength: 0.5, steps: 30, guidanceScale: 4.5, seed: 0 };
    expect(toModelverseRequest(editRequest(recipe), { ...v1, responseFormat: "b64_json" }).settings).toEqual({
      model: "Qwen/Qwen-Image-Edit",
      prompt: "Convert to quick pencil sketch",
      negative_prompt: "blurry",
      strength: 0.5,
      steps: 30,
      guidance_scale: 4.5,
      seed: 0,
      response_format: "b64_json",
    });
  });

  it("keeps a strength of 0, which is a value", () => {
    expect(toModelverseRequest(editRequest({ strength: 0 }), v1).settings).toHaveProperty("strength", 0);
  });

  it("never sends n, so that each picture has its own seed", () => {
    expect(toModelverseRequest(editRequest({ n: 4 }), v1).settings).not.toHaveProperty("n");
  });

  it("sends the later page only its seed and size, and says what was left out", () => {
    const request = editRequest({ negativePrompt: "blurry", strength: 0.5, steps: 30, guidanceScale: 4, seed: 3 });
    const { settings, warnings } = toModelverseRequest(request, v2);
    expect(settings).toEqual({
      model: "Qwen/Qwen-Image-Edit",
      prompt: request.recipe.prompt,
      seed: 3,
      size: "1088x816",
    });
    expect(warnings.map(({ field, kind }) => [field, kind])).toEqual([
      ["negativePrompt", "unsupported"],
      ["strength", "unsupported"],
      ["steps", "unsupported"],
      ["guidanceScale", "unsupported"],
    ]);
  });

  it.each([
    [{ width: 4032, height: 100 }, null, "1536x256"],
    [{ width: 800, height: 600 }, "1024x1024", "1024x1024"],
  ])("asks the later page for %j, %j as %s", (source, size, expected) => {
    expect(toModelverseRequest(editRequest({ size }, source), v2).settings.size).toBe(expected);
  });

  it("records what was sent without the picture's bytes", () => {
    const { sent } = toModelverseRequest(editRequest({ seed: 7 }), v1);
    expect(sent).toEqual({
      model: "Qwen/Qwen-Image-Edit",
      prompt: "Convert to quick pencil sketch",
      seed: 7,
      imageMediaType: "image/png",
      imageWidth: 1088,
      imageHeight: 816,
      imageBytes: 19,
    });
  });
});
