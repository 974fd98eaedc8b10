import { parseObject, toObject } from "./recipe-record";

/** The recipe's fields that InvokeAI keeps under `invokeai_metadata` (3 and later); null where they are not. */
export function parseInvokeMetadata(json: string): Record<string, unknown> | null {
  const found = parseObject(json);
  if (!found || typeof found.positive_prompt !== "string") return null;
  const model = toObject(found.model);
  return {
    prompt: found.positive_prompt,
    negativePrompt: found.negative_prompt,
    steps: found.steps,
    guidanceScale: found.cfg_scale,
    seed: found.seed,
    strength: found.strength,
    model: model?.name ?? model?.model_name,
  };
}

/** The same of its versions before 3, under `sd-metadata`. */
export function parseOldInvokeMetadata(json: string): Record<string, unknown> | null {
  const found = parseObject(json);
  const image = toObject(found?.image);
  const first: unknown = Array.isArray(image?.prompt) ? toObject(image.prompt[0])?.prompt : image?.prompt;
  if (!image || typeof first !== "string") return null;
  // The words in square brackets were the negative ones.
  const negative = [...first.matchAll(/\[([^\][]*)\]/g)].map(([, words]) => words).join(" ");
  return {
    prompt: first
      .replace(/\[[^\][]*\]/g, " ")
      .replace(/\s+/g, " ")
      .trim(),
    negativePrompt: negative,
    steps: image.steps,
    guidanceScale: image.cfg_scale,
    seed: image.seed,
    strength: image.strength,
    model: found?.model_weights,
  };
}
