import type { Controls, NumberControl, SizeControl, TextControl, Unsupported } from "@/lib/domain/model-catalog";
import { OUTPUTS_MAX, PROMPT_MAX_CHARACTERS, SEED_MAX } from "@/lib/domain/recipe";

/** Our control's name on the wire; null: this server takes none. */
export type ParameterNames = {
  negativePrompt: string | null;
  strength: string | null;
  steps: string | null;
  guidanceScale: string | null;
  seed: string | null;
};

/** Where an error answer keeps its words; `any` looks in all the places that are known. */
export type ErrorShape = "openai" | "error_text" | "detail" | "flat" | "any";

/** How one family of servers speaks `POST /v1/images/edits`. */
export type Dialect = {
  imageField: "image" | "image[]";
  parameters: ParameterNames;
  /**
   * Which seeds we draw and take, where `parameters` names one: a server may read 0 as "random", and would then leave us without the seed
   * that was used. One is always sent.
   */
  seedRange: { min: number; max: number };
  /** `form`: each a part of its own. `sd-cpp`: as JSON inside the prompt, where alone sd-server reads them; a dot in a name goes deeper. */
  parameterPlace: "form" | "sd-cpp";
  /** What an empty negative prompt becomes where guidance works only beside one; null sends none. */
  emptyNegativePrompt: string | null;
  /** `omit` asks for none, `source` for the sent picture's own when the recipe names none. */
  sizePolicy: "omit" | "source";
  sizeFormat: "x" | "*";
  responseFormat: "b64_json" | "url" | null;
  /** What the picture is to be stored as; null leaves it to the server. */
  outputFormat: "png" | "jpeg" | "webp" | null;
  /** Whether the server takes a `user`, a stable opaque id of the owner. */
  sendsUser: boolean;
  errorShape: ErrorShape;
  /** What the server makes at most in one call. We ask for one, so that each picture has its own seed and failure. */
  maxImagesPerCall: number;
  sourceMaxBytes: number;
  controls: Controls;
};

const none: Unsupported = { supported: false, reason: "not_taken_by_model" };
const text: TextControl = { supported: true, type: "text", maxCharacters: PROMPT_MAX_CHARACTERS };
const steps = (max: number, normal: number | null): NumberControl => ({
  supported: true,
  type: "integer",
  min: 1,
  max,
  step: 1,
  default: normal,
});
const guidance = (normal: number | null): NumberControl => ({
  supported: true,
  type: "number",
  min: 0,
  max: 20,
  step: 0.1,
  default: normal,
});
const strength: NumberControl = { supported: true, type: "number", min: 0, max: 1, step: 0.01, default: null };
const seedWithin = ({ min, max }: Dialect["seedRange"]): NumberControl => ({
  supported: true,
  type: "integer",
  min,
  max,
  step: 1,
  default: null,
});
/** From 1: to vLLM-Omni a zero means "random". */
const usualSeeds = { min: 1, max: SEED_MAX };
const seed = seedWithin(usualSeeds);
const n: NumberControl = { supported: true, type: "integer", min: 1, max: OUTPUTS_MAX, step: 1, default: 1 };
const size: SizeControl = { supported: true, type: "size", min: 256, max: 2048, step: 16, default: null };

const noParameters: ParameterNames = {
  negativePrompt: null,
  strength: null,
  steps: null,
  guidanceScale: null,
  seed: null,
};

const plain: Dialect = {
  imageField: "image",
  parameters: noParameters,
  seedRange: usualSeeds,
  parameterPlace: "form",
  emptyNegativePrompt: null,
  sizePolicy: "omit",
  sizeFormat: "x",
  responseFormat: null,
  outputFormat: null,
  sendsUser: true,
  errorShape: "any",
  maxImagesPerCall: 1,
  sourceMaxBytes: 20_000_000,
  controls: { negativePrompt: none, strength: none, steps: none, guidanceScale: none, seed: none, n, size },
};

const qwenParameters = {
  ...noParameters,
  negativePrompt: "negative_prompt",
  steps: "num_inference_steps",
  // Qwen's pipelines guide by the true scale; `guidance_scale` is ignored by weights that are not distilled.
  guidanceScale: "true_cfg_scale",
  seed: "seed",
};

const qwenControls: Controls = {
  negativePrompt: text,
  strength: none,
  steps: steps(100, 40),
  guidanceScale: guidance(4),
  seed,
  n,
  size,
};

/** The dialects that are known, from the servers' own documents and source (read 2026-10). */
export const dialects = {
  openai: { ...plain, maxImagesPerCall: 10 },
  "vllm-omni": {
    ...plain,
    parameters: qwenParameters,
    emptyNegativePrompt: " ",
    responseFormat: "b64_json",
    errorShape: "detail",
    controls: qwenControls,
  },
  sglang: {
    ...plain,
    parameters: qwenParameters,
    emptyNegativePrompt: " ",
    // Its own default was once a fixed square.
    sizePolicy: "source",
    responseFormat: "b64_json",
    // Its own default is JPEG: a loss that nobody asked for.
    outputFormat: "png",
    errorShape: "detail",
    controls: qwenControls,
  },
  "sd-server": {
    ...plain,
    imageField: "image[]",
    parameters: {
      negativePrompt: "negative_prompt",
      strength: "strength",
      steps: "sample_params.sample_steps",
      guidanceScale: "sample_params.guidance.txt_cfg",
      seed: "seed",
    },
    parameterPlace: "sd-cpp",
    sendsUser: false,
    errorShape: "error_text",
    controls: { ...qwenControls, strength, steps: steps(100, 20), guidanceScale: guidance(2.5) },
  },
  deepinfra: {
    ...plain,
    sizePolicy: "source",
    responseFormat: "b64_json",
  },
} as const satisfies Record<string, Dialect>;

export type DialectName = keyof typeof dialects;
export const dialectNames = Object.keys(dialects) as [DialectName, ...DialectName[]];

/** A dialect of the team's own: the plain one with what their table says, controls supported just where it names a parameter. */
export function customDialect(
  table: Partial<Omit<Dialect, "controls" | "parameters">> & { parameters?: Partial<ParameterNames> },
): Dialect {
  const parameters = { ...noParameters, ...table.parameters };
  const seedRange = table.seedRange ?? usualSeeds;
  return {
    ...plain,
    ...table,
    parameters,
    controls: {
      ...plain.controls,
      negativePrompt: parameters.negativePrompt ? text : none,
      strength: parameters.strength ? strength : none,
      steps: parameters.steps ? steps(150, null) : none,
      guidanceScale: parameters.guidanceScale ? guidance(null) : none,
      seed: parameters.seed ? seedWithin(seedRange) : none,
    },
  };
}
