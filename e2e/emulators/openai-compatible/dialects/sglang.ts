import { jsonAnswer } from "../../core/answer";
import { type ErrorTable, htmlErrors } from "../../core/error-table";
import { filesNamed, textOf } from "../../core/form-body";
import { inspectPicture } from "../../core/picture";
import { pictureData } from "../../core/picture-item";
import type { Incoming, MadePicture, Order, Service } from "../../core/service";
import type { ResultForm } from "../../core/switches";
import { parseSize, workingSize } from "../../core/working-size";
import { dialectService, modelList, seconds } from "../dialect";
import { type FieldType, numberOf, refuseMissing, requireTypes } from "../form-types";
import { noteUnknown, readForm } from "../read-form";
import { refuse } from "../refuse";

/** What is drawn with when nobody names a seed: always the same. */
const CONSTANT_SEED = 1024;
const MODEL = "Qwen/Qwen-Image-Edit-2511";

const types: Record<string, FieldType> = {
  prompt: "string",
  enhance_prompt: "boolean",
  model: "string",
  task_type: "string",
  n: "integer",
  response_format: "string",
  size: "string",
  output_format: "string",
  background: "string",
  seed: "integer",
  generator_device: "string",
  user: "string",
  negative_prompt: "string",
  guidance_scale: "number",
  true_cfg_scale: "number",
  num_inference_steps: "integer",
  quality: "string",
  output_quality: "string",
  output_compression: "integer",
  enable_teacache: "boolean",
  enable_upscaling: "boolean",
  upscaling_model_path: "string",
  upscaling_scale: "integer",
  num_frames: "integer",
};
const known = ["image", "image[]", "url", "url[]", "mask", ...Object.keys(types)];

const errors: ErrorTable = {
  validation: { status: 422, body: () => ({ detail: "Field 'image' or 'url' is required" }) },
  bad_image: { status: 400, body: () => ({ detail: "Failed to process image source: cannot identify image file" }) },
  url_needs_storage: {
    status: 400,
    body: () => ({ detail: "response_format='url' requires cloud storage to be configured." }),
  },
  internal: {
    status: 500,
    body: () => ({ detail: "Model generation returned no output. Error from scheduler: CUDA out of memory" }),
  },
  ...htmlErrors,
};

/** SGLang diffusion: a constant seed unless one is named, JPEG unless asked otherwise, `url` as a relative link. */
export function sglangService(): Service {
  return dialectService({
    name: "sglang",
    errors,
    ownLinks: true,
    readOrder,
    answerOrder: ({ form, prompt }, pictures, { requestId }) =>
      jsonAnswer(200, {
        id: requestId,
        created: seconds(),
        ...dataOf(form, pictures, prompt),
        peak_memory_mb: 41_000,
        inference_time_s: 12.5,
      }),
    models: () => jsonAnswer(200, modelList(MODEL, "sglang")),
    notFound: (incoming) => refuse(incoming, 404, { detail: "Not Found" }, `${incoming.path} is no address`),
  });
}

function dataOf(form: ResultForm, pictures: MadePicture[], prompt: string): { data?: unknown[] } {
  const { data } = pictureData(form, pictures, false);
  return data
    ? {
        data: data.map((item) => ({
          b64_json: null,
          url: null,
          ...(item as object),
          revised_prompt: prompt,
          file_path: null,
        })),
      }
    : {};
}

async function readOrder(incoming: Incoming): Promise<Order> {
  const form = (await readForm(incoming)) ?? refuseMissing(incoming, "prompt");
  noteUnknown(incoming, form, known);
  const prompt = textOf(form, "prompt") || refuseMissing(incoming, "prompt");
  requireTypes(incoming, form, types);
  const image = filesNamed(form, "image")[0] ?? filesNamed(form, "image[]")[0];
  if (!image) refuse(incoming, 422, { detail: "Field 'image' or 'url' is required" }, "image is missing");
  const picture = await inspectPicture(image.bytes);
  if (!picture)
    refuse(
      incoming,
      400,
      { detail: "Failed to process image source: cannot identify image file" },
      "image is no picture",
    );
  const format = (textOf(form, "response_format") || "b64_json").toLowerCase();
  if (format !== "b64_json" && format !== "url") {
    refuse(
      incoming,
      400,
      { detail: `response_format=${format} is not supported` },
      "response_format must be b64_json or url",
    );
  }
  return {
    source: image.bytes,
    prompt,
    seed: numberOf(form, "seed") ?? CONSTANT_SEED,
    pictures: Math.max(1, Math.min(numberOf(form, "n") || 1, 10)),
    ...(parseSize(textOf(form, "size") ?? "") ?? workingSize(picture)),
    format: formatOf(textOf(form, "output_format"), textOf(form, "background")),
    form: format === "url" ? "url" : "raw_b64",
  };
}

function formatOf(format: string | null, background: string | null): Order["format"] {
  if (format === "png" || format === "webp") return format;
  return !format && background === "transparent" ? "png" : "jpeg";
}
