import { type FormPart, textOf } from "../../core/form-body";
import { parseSize } from "../../core/working-size";

type Problem = { param: string; code: string; message: string };

const models = ["gpt-image-1", "gpt-image-1-mini", "gpt-image-1.5", "gpt-image-2"];
const choices: Record<string, string[]> = {
  quality: ["low", "medium", "high", "auto"],
  background: ["transparent", "opaque", "auto"],
  output_format: ["png", "jpeg", "webp"],
  input_fidelity: ["high", "low"],
  moderation: ["low", "auto"],
};
const ranges: Record<string, [number, number]> = { n: [1, 10], output_compression: [0, 100] };
const sizes = ["1024x1024", "1024x1536", "1536x1024", "auto"];
const files = ["image", "image[]", "mask"];
const known = [...files, "model", "prompt", "size", "user", ...Object.keys(choices), ...Object.keys(ranges)];

/** What gpt-image says against a form, or null. No seed, no negative prompt, no response_format. */
export function openAiProblem(form: readonly FormPart[]): Problem | null {
  return shapeProblem(form) ?? valueProblem(form);
}

function shapeProblem(form: readonly FormPart[]): Problem | null {
  for (const { name } of form) {
    if (!known.includes(name))
      return { param: name, code: "unknown_parameter", message: `Unknown parameter: '${name}'.` };
    if (name !== "image[]" && form.filter((part) => part.name === name).length > 1) {
      const message = `Duplicate parameter: '${name}'. You provided multiple values for this parameter, whereas only one is allowed. If you are trying to provide a list of values, use the array syntax instead e.g. '${name}[]=<value>'.`;
      return { param: name, code: "duplicate_parameter", message };
    }
  }
  const wrongKind = form.find(({ name, fileName }) => files.includes(name) !== (fileName !== null));
  if (wrongKind) return invalid(wrongKind.name, `Invalid type for '${wrongKind.name}'.`, "invalid_type");
  return null;
}

function valueProblem(form: readonly FormPart[]): Problem | null {
  const prompt = textOf(form, "prompt") ?? "";
  if (prompt === "") return missing("prompt");
  if ([...prompt].length > 32_000)
    return invalid("prompt", "Invalid 'prompt': string too long.", "string_above_max_length");
  if (!models.includes(textOf(form, "model") ?? "")) {
    return invalid(
      "model",
      `Invalid value: '${textOf(form, "model")}'. Supported values are: '${models.join("', '")}'.`,
    );
  }
  for (const [name, values] of Object.entries(choices)) {
    const value = textOf(form, name);
    if (value !== null && !values.includes(value))
      return invalid(name, `Invalid value: '${value}'. Supported values are: '${values.join("', '")}'.`);
  }
  for (const [name, [min, max]] of Object.entries(ranges)) {
    const value = textOf(form, name);
    const fits = value === null || (/^\d+$/.test(value) && Number(value) >= min && Number(value) <= max);
    if (!fits) return invalid(name, `Invalid '${name}': expected an integer between ${min} and ${max}.`);
  }
  const size = textOf(form, "size");
  if (size !== null && !sizeFits(size, textOf(form, "model"))) {
    return invalid("size", `Invalid value: '${size}'. Supported values are: '${sizes.join("', '")}'.`);
  }
  return null;
}

/** gpt-image-2 takes any multiples of 16 within 655 360 to 8 294 400 pixels and 3:1. */
function sizeFits(size: string, model: string | null): boolean {
  if (sizes.includes(size)) return true;
  const asked = model === "gpt-image-2" ? parseSize(size) : null;
  if (!asked) return false;
  const { width, height } = asked;
  const area = width * height;
  return (
    width % 16 === 0 &&
    height % 16 === 0 &&
    area >= 655_360 &&
    area <= 8_294_400 &&
    Math.max(width / height, height / width) <= 3
  );
}

export function missing(name: string): Problem {
  return invalid(name, `Missing required parameter: '${name}'.`, "missing_required_parameter");
}

function invalid(param: string, message: string, code = "invalid_value"): Problem {
  return { param, code, message };
}
