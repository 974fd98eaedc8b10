import { describe, expect, it } from "vitest";
import { editRequest } from "../__fixtures__/edit-request";
import { customDialect, dialects } from "./dialect";
import { toOpenAiRequest } from "./request";

const full = { negativePrompt: "blurry", strength: 0.5, steps: 30, guidanceScale: 4, seed: 9 };

function partsOf(form: FormData) {
  return Object.fromEntries(
    [...form.entries()].map(([name, value]) => [name, typeof value === "string" ? value : value.name]),
  );
}

describe("toOpenAiRequest", () => {
  it("sends gpt-image no seed, no negative prompt and no response_format, which it refuses", () => {
    const { form, warnings } = toOpenAiRequest(editRequest(full), dialects.openai);
    expect(partsOf(form)).toEqual({
      image: "image.png",
      model: "test-model",
      prompt: "Convert to quick pencil sketch",
      n: "1",
      user: "opaque-owner",
    });
    expect(warnings.map(({ field }) => field)).toEqual([
      "negativePrompt",
      "strength",
      "steps",
      "guidanceScale",
      "seed",
    ]);
  });

  it("guides vLLM-Omni by the true scale", () => {
    expect(partsOf(toOpenAiRequest(editRequest(full), dialects["vllm-omni"]).form)).toEqual({
      image: "image.png",
      model: "test-model",
      prompt: "Convert to quick pencil sketch",
      n: "1",
      negative_prompt: "blurry",
      num_inference_steps: "30",
      true_cfg_scale: "4",
      seed: "9",
      response_format: "b64_json",
      user: "opaque-owner",
    });
  });

  it("gives Qwen's guidance the space that it works beside when the negative prompt is empty", () => {
    expect(toOpenAiRequest(editRequest(), dialects["vllm-omni"]).form.get("negative_prompt")).toBe(" ");
  });

  it("asks SGLang for the size that was sent", () => {
    expect(toOpenAiRequest(editRequest(), dialects.sglang).form.get("size")).toBe("1088x816");
  });

  it("puts sd-server's parameters into the prompt", () => {
    const { form } = toOpenAiRequest(editRequest(full), dialects["sd-server"]);
    const [, json = ""] = /<sd_cpp_extra_args>(.*)<\/sd_cpp_extra_args>$/.exec(String(form.get("prompt"))) ?? [];
    expect(JSON.parse(json)).toEqual({
      negative_prompt: "blurry",
      strength: 0.5,
      seed: 9,
      sample_params: { sample_steps: 30, guidance: { txt_cfg: 4 } },
    });
    expect([form.has("image[]"), form.has("seed")]).toEqual([true, false]);
  });

  it("speaks a dialect of one's own", () => {
    const dialect = customDialect({
      imageField: "image[]",
      parameters: { seed: "random_seed" },
      sizeFormat: "*",
      sizePolicy: "source",
    });
    const { form, warnings } = toOpenAiRequest(editRequest(full), dialect);
    expect(partsOf(form)).toMatchObject({ "image[]": "image.png", random_seed: "9", size: "1088*816" });
    expect(warnings.map(({ field }) => field)).not.toContain("seed");
  });
});
