import type { Sent, Warning } from "@/lib/domain/edit";
import type { EditRequest } from "../image-editor";
import { pictureFile } from "../picture-file";
import { sentPicture } from "../sent-picture";
import { unsupportedControls } from "../unsupported-controls";
import type { Dialect, ParameterNames } from "./dialect";

/** The parts of `POST /v1/images/edits` in the server's dialect. */
export function toOpenAiRequest(
  { recipe, source, userId }: EditRequest,
  dialect: Dialect,
): { form: FormData; sent: Sent; warnings: Warning[] } {
  const parameters = parametersOf(recipe, dialect);
  const inForm = dialect.parameterPlace === "form" ? parameters : {};
  const size = recipe.size ?? (dialect.sizePolicy === "source" ? `${source.width}x${source.height}` : null);
  const fields: Record<string, string> = {
    model: recipe.model,
    prompt: dialect.parameterPlace === "sd-cpp" ? withExtraArguments(recipe.prompt, parameters) : recipe.prompt,
    n: "1",
    ...(size && { size: size.replace("x", dialect.sizeFormat) }),
    ...(dialect.responseFormat && { response_format: dialect.responseFormat }),
    ...(dialect.outputFormat && { output_format: dialect.outputFormat }),
    ...Object.fromEntries(Object.entries(inForm).map(([name, value]) => [name, String(value)])),
    ...(dialect.sendsUser && { user: userId }),
  };
  const form = new FormData();
  form.append(dialect.imageField, pictureFile(source));
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return {
    form,
    sent: { ...fields, ...sentPicture(source) },
    warnings: unsupportedControls(recipe, dialect.controls),
  };
}

type Parameters = Record<string, string | number>;

function parametersOf(recipe: EditRequest["recipe"], { parameters, emptyNegativePrompt }: Dialect): Parameters {
  const values: Record<keyof ParameterNames, string | number | null> = {
    negativePrompt: recipe.negativePrompt || emptyNegativePrompt,
    strength: recipe.strength,
    steps: recipe.steps,
    guidanceScale: recipe.guidanceScale,
    seed: recipe.seed,
  };
  const found: Parameters = {};
  for (const [control, name] of Object.entries(parameters) as [keyof ParameterNames, string | null][]) {
    const value = values[control];
    if (name !== null && value !== null) found[name] = value;
  }
  return found;
}

/** Nothing that somebody writes may open or close the tag: the first one counts, and the seed in it is recorded. */
function withExtraArguments(prompt: string, parameters: Parameters): string {
  const words = prompt.replaceAll(/<\/?sd_cpp_extra_args>/g, "");
  if (Object.keys(parameters).length === 0) return words;
  const json = JSON.stringify(nested(parameters)).replaceAll("<", "\\u003c");
  return `${words}<sd_cpp_extra_args>${json}</sd_cpp_extra_args>`;
}

/** `{ "a.b": 1 }` as `{ a: { b: 1 } }`. */
function nested(parameters: Parameters): object {
  const root: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(parameters)) {
    const path = name.split(".");
    const last = path.pop() ?? name;
    let place = root;
    for (const step of path) {
      place[step] ??= {};
      place = place[step] as Record<string, unknown>;
    }
    place[last] = value;
  }
  return root;
}
