import { randomInt } from "node:crypto";
import { jsonAnswer } from "../../core/answer";
import { type ErrorTable, htmlErrors } from "../../core/error-table";
import { filesNamed, textOf } from "../../core/form-body";
import { inspectPicture } from "../../core/picture";
import { pictureItem } from "../../core/picture-item";
import type { Incoming, Order, Service } from "../../core/service";
import { parseSize } from "../../core/working-size";
import { dialectService, modelList, seconds } from "../dialect";
import { type FieldType, numberOf, refuseMissing, requireTypes } from "../form-types";
import { noteUnknown, readForm } from "../read-form";
import { refuse } from "../refuse";

const MODEL = "Qwen/Qwen-Image-Edit";
const types: Record<string, FieldType> = {
  prompt: "string",
  model: "string",
  n: "integer",
  size: "string",
  response_format: "string",
  user: "string",
};
const known = ["image", "mask", ...Object.keys(types)];

const said = (error: string) => ({ detail: { error } });

const errors: ErrorTable = {
  not_authenticated: { status: 401, body: () => said("Not authenticated") },
  out_of_credit: { status: 402, body: () => said("inference prohibited, please enter a payment method") },
  model_not_available: { status: 404, body: () => said("Model is not available") },
  rate_limited: { status: 429, body: () => said("Rate limited") },
  busy: { status: 429, body: () => said("Model busy, retry later") },
  internal: { status: 500, body: () => said("inference error") },
  ...htmlErrors,
};

/** DeepInfra: under `/v1/openai`, the picture as `image` without brackets, raw base64. */
export function deepInfraService(apiKey: string | null): Service {
  return dialectService({
    name: "deepinfra",
    prefix: "/v1/openai",
    errors,
    readOrder: (incoming) => readOrder(incoming, apiKey),
    answerOrder: ({ form }, pictures) =>
      jsonAnswer(200, {
        created: seconds(),
        data: pictures.map((picture) => ({ ...pictureItem(form, picture, false), revised_prompt: null })),
      }),
    models(incoming) {
      requireKey(incoming, apiKey);
      return jsonAnswer(200, modelList(MODEL, "deepinfra"));
    },
    notFound: (incoming) => refuse(incoming, 404, { detail: "Not Found" }, `${incoming.path} is no address`),
  });
}

function requireKey(incoming: Incoming, apiKey: string | null): void {
  if (apiKey === null || incoming.headers.authorization === `Bearer ${apiKey}`) return;
  refuse(incoming, 401, said("Not authenticated"), "authorization is not Bearer and the key");
}

async function readOrder(incoming: Incoming, apiKey: string | null): Promise<Order> {
  requireKey(incoming, apiKey);
  const form = (await readForm(incoming)) ?? refuseMissing(incoming, "prompt");
  noteUnknown(incoming, form, known);
  const prompt = textOf(form, "prompt") || refuseMissing(incoming, "prompt");
  const model = textOf(form, "model") || refuseMissing(incoming, "model");
  const image = filesNamed(form, "image")[0] ?? refuseMissing(incoming, "image");
  requireTypes(incoming, form, types);
  if (model !== MODEL) refuse(incoming, 404, said("Model is not available"), `model is not ${MODEL}`);
  const picture = await inspectPicture(image.bytes);
  if (!picture) refuse(incoming, 422, said("cannot identify image file"), "image is no picture");
  const n = numberOf(form, "n") ?? 1;
  if (n < 1 || n > 4)
    refuse(
      incoming,
      422,
      { detail: [{ loc: ["body", "n"], msg: "ensure this value is between 1 and 4", type: "value_error" }] },
      "n must be 1 to 4",
    );
  const size = textOf(form, "size") || "1024x1024";
  const asked = parseSize(size);
  if (!asked)
    refuse(
      incoming,
      422,
      { detail: [{ loc: ["body", "size"], msg: "size must be WxH", type: "value_error" }] },
      "size must be WxH",
    );
  if ((textOf(form, "response_format") || "b64_json") !== "b64_json") {
    refuse(
      incoming,
      422,
      said("Currently only b64_json response format is supported."),
      "response_format must be b64_json",
    );
  }
  return {
    source: image.bytes,
    prompt,
    seed: randomInt(2 ** 31),
    pictures: n,
    ...asked,
    format: "png",
    form: "raw_b64",
  };
}
