import { randomInt } from "node:crypto";
import { jsonAnswer } from "../../core/answer";
import { type ErrorTable, htmlErrors } from "../../core/error-table";
import { filesNamed, textOf } from "../../core/form-body";
import { inspectPicture } from "../../core/picture";
import { pictureItem } from "../../core/picture-item";
import type { Incoming, Order, Service } from "../../core/service";
import { type PixelSize, parseSize } from "../../core/working-size";
import { dialectService, modelList, seconds } from "../dialect";
import { type FieldType, numberOf, refuseMissing, requireTypes } from "../form-types";
import { noteUnknown, readForm } from "../read-form";
import { refuse } from "../refuse";

const MODEL = "Qwen/Qwen-Image-Edit-2511";

const types: Record<string, FieldType> = {
  prompt: "string",
  model: "string",
  n: "integer",
  size: "string",
  response_format: "string",
  output_format: "string",
  background: "string",
  output_compression: "integer",
  user: "string",
  stream: "boolean",
  negative_prompt: "string",
  num_inference_steps: "integer",
  guidance_scale: "number",
  true_cfg_scale: "number",
  seed: "integer",
  lora: "string",
};
const known = ["image", "image[]", "url", "url[]", "mask_image", "reference_image", ...Object.keys(types)];

const errors: ErrorTable = {
  unauthorized: { status: 401, body: () => ({ error: "Unauthorized" }) },
  bad_size: {
    status: 400,
    body: () => ({ detail: "Invalid size format: '1024x'. Expected format: 'WIDTHxHEIGHT' (e.g., '1024x1024')." }),
  },
  too_large: {
    status: 400,
    body: () => ({ detail: "Requested image size 4096x4096 exceeds the maximum allowed size of 2359296 pixels." }),
  },
  validation: {
    status: 422,
    body: () => ({ detail: [{ type: "missing", loc: ["body", "prompt"], msg: "Field required", input: null }] }),
  },
  out_of_memory: {
    status: 500,
    body: () => ({ detail: "Image edit failed: CUDA out of memory. Tried to allocate 2.00 GiB." }),
  },
  engine_error: {
    status: 500,
    body: () => ({ error: { message: "EngineDeadError", type: "InternalServerError", param: null, code: 500 } }),
  },
  not_ready: {
    status: 503,
    body: () => ({ detail: "Multi-stage engine not initialized. Start server with a multi-stage omni model." }),
  },
  ...htmlErrors,
};

/** vLLM-Omni: the open weights on one's own GPUs. Unknown fields are ignored, seed 0 is a random one, base64 only. */
export function vllmOmniService(apiKey: string | null): Service {
  return dialectService({
    name: "vllm-omni",
    errors,
    readOrder: (incoming) => readOrder(incoming, apiKey),
    answerOrder: ({ form, width, height, format }, pictures) =>
      jsonAnswer(200, {
        created: seconds(),
        data: pictures.map((picture) => ({ ...pictureItem(form, picture, false), revised_prompt: null })),
        output_format: format,
        size: `${width}x${height}`,
      }),
    models(incoming) {
      requireKey(incoming, apiKey);
      return jsonAnswer(200, modelList(MODEL, "vllm"));
    },
    notFound: (incoming) => refuse(incoming, 404, { detail: "Not Found" }, `${incoming.path} is no address`),
  });
}

function requireKey(incoming: Incoming, apiKey: string | null): void {
  if (apiKey === null || incoming.headers.authorization === `Bearer ${apiKey}`) return;
  refuse(incoming, 401, { error: "Unauthorized" }, "authorization is not Bearer and the key");
}

async function readOrder(incoming: Incoming, apiKey: string | null): Promise<Order> {
  requireKey(incoming, apiKey);
  const form = (await readForm(incoming)) ?? refuseMissing(incoming, "prompt");
  noteUnknown(incoming, form, known);
  const prompt = textOf(form, "prompt") || refuseMissing(incoming, "prompt");
  requireTypes(incoming, form, types);
  if ((textOf(form, "response_format") || "b64_json") !== "b64_json") {
    refuse(
      incoming,
      400,
      { detail: "Only response_format 'b64_json' is supported now." },
      "response_format must be b64_json",
    );
  }
  if (/^(true|1|on|yes|t|y)$/i.test(textOf(form, "stream") ?? "")) {
    refuse(
      incoming,
      400,
      { detail: "stream=true is only supported for multi-stage image editing pipelines." },
      "stream must be false",
    );
  }
  const image = filesNamed(form, "image")[0] ?? filesNamed(form, "image[]")[0];
  if (!image) refuse(incoming, 422, { detail: "Field 'image' or 'url' is required" }, "image is missing");
  const picture = await inspectPicture(image.bytes);
  if (!picture)
    refuse(
      incoming,
      400,
      { detail: "Failed to open uploaded file: cannot identify image file" },
      "image is no picture",
    );
  const model = textOf(form, "model");
  if (model && model !== MODEL) incoming.call.complaints.push(`model ${model} was ignored: ${MODEL} is running`);
  return {
    source: image.bytes,
    prompt,
    seed: numberOf(form, "seed") || randomInt(1, 2 ** 31),
    pictures: countOf(incoming, numberOf(form, "n") ?? 1),
    ...sizeOf(incoming, textOf(form, "size") || "auto", picture),
    format: formatOf(textOf(form, "output_format") ?? "png"),
    form: "b64_null_url",
  };
}

function countOf(incoming: Incoming, n: number): number {
  if (n >= 1 && n <= 10) return n;
  return refuse(
    incoming,
    422,
    { detail: [{ type: "greater_than_equal", loc: ["body", "n"], msg: "Input should be between 1 and 10" }] },
    "n must be 1 to 10",
  );
}

/** The engine floors sides to multiples of 16. */
function sizeOf(incoming: Incoming, size: string, first: PixelSize): PixelSize {
  const asked = size.toLowerCase() === "auto" ? first : parseSize(size);
  if (!asked) {
    const detail = `Invalid size format: '${size}'. Expected format: 'WIDTHxHEIGHT' (e.g., '1024x1024').`;
    refuse(incoming, 400, { detail }, "size must be WxH or auto");
  }
  return { width: floor16(asked.width), height: floor16(asked.height) };
}

function floor16(length: number): number {
  return Math.max(16, Math.floor(length / 16) * 16);
}

function formatOf(format: string): Order["format"] {
  return format === "png" || format === "webp" ? format : "jpeg";
}
