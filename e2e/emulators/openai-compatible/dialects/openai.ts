import { randomBytes, randomInt } from "node:crypto";
import { jsonAnswer } from "../../core/answer";
import { filesNamed, textOf } from "../../core/form-body";
import { inspectPicture, mediaTypeOf } from "../../core/picture";
import { pictureData } from "../../core/picture-item";
import type { Incoming, Order, Service } from "../../core/service";
import { type PixelSize, parseSize } from "../../core/working-size";
import { dialectService, modelList, seconds } from "../dialect";
import { readForm } from "../read-form";
import { refuse } from "../refuse";
import { openAiError, openAiErrors } from "./openai-errors";
import { missing, openAiProblem } from "./openai-fields";

const MAX_IMAGE_BYTES = 50 * 1024 * 1024;
const MAX_IMAGES = 16;

/** OpenAI's own `POST /v1/images/edits` for gpt-image: strict, raw base64 only, no seed. Streaming is left out. */
export function openAiService(apiKey: string | null): Service {
  return dialectService({
    name: "openai",
    errors: openAiErrors,
    newRequestId: () => `req_${randomBytes(16).toString("hex")}`,
    headers: (requestId) => ({
      "content-type": "application/json",
      "x-request-id": requestId,
      "openai-version": "2020-10-01",
    }),
    readOrder: (incoming) => readOrder(incoming, apiKey),
    answerOrder: ({ form, width, height, format }, pictures) =>
      jsonAnswer(200, {
        created: seconds(),
        background: "opaque",
        ...pictureData(form, pictures, false),
        output_format: format,
        quality: "high",
        size: `${width}x${height}`,
        usage: {
          input_tokens: 300,
          input_tokens_details: { image_tokens: 272, text_tokens: 28 },
          output_tokens: 4160,
          total_tokens: 4460,
        },
      }),
    models(incoming) {
      requireKey(incoming, apiKey);
      return jsonAnswer(200, modelList("gpt-image-1", "system"));
    },
    notFound(incoming) {
      const message = `Invalid URL (${incoming.method} ${incoming.path})`;
      return refuse(incoming, 404, openAiError(message, "invalid_request_error", null, null), message);
    },
  });
}

function requireKey(incoming: Incoming, apiKey: string | null): void {
  if (apiKey === null || incoming.headers.authorization === `Bearer ${apiKey}`) return;
  refuse(
    incoming,
    401,
    openAiErrors.invalid_api_key?.body(incoming.requestId),
    "authorization is not Bearer and the key",
  );
}

async function readOrder(incoming: Incoming, apiKey: string | null): Promise<Order> {
  requireKey(incoming, apiKey);
  const form = await readForm(incoming);
  if (!form)
    return badRequest(incoming, "content-type", null, "Unsupported content type; expected multipart/form-data.");
  const images = [...filesNamed(form, "image"), ...filesNamed(form, "image[]")];
  const problem = openAiProblem(form) ?? (images[0] ? null : missing("image"));
  if (problem) return badRequest(incoming, problem.code, problem.param, problem.message);
  if (images.length > MAX_IMAGES)
    return badRequest(incoming, "invalid_value", "image", `Too many images: ${images.length}, at most ${MAX_IMAGES}.`);
  const [first] = await Promise.all(
    images.map(({ bytes, contentType }) => requirePicture(incoming, bytes, contentType)),
  );
  if (!first)
    return badRequest(incoming, "missing_required_parameter", "image", "Missing required parameter: 'image'.");
  return {
    source: images[0]?.bytes ?? null,
    prompt: textOf(form, "prompt") ?? "",
    seed: randomInt(2 ** 31),
    pictures: Number(textOf(form, "n") ?? 1),
    ...(parseSize(textOf(form, "size") ?? "auto") ?? nearestSize(first)),
    format: (textOf(form, "output_format") ?? "png") as Order["format"],
    form: "raw_b64",
  };
}

async function requirePicture(incoming: Incoming, bytes: Buffer, contentType: string): Promise<PixelSize> {
  if (!["image/png", "image/jpeg", "image/webp"].includes(contentType)) {
    const message = `Invalid file 'image': unsupported mimetype ('${contentType}'). Supported file formats are 'image/jpeg', 'image/png', and 'image/webp'.`;
    return badRequest(incoming, "unsupported_file_mimetype", "image", message);
  }
  const picture = await inspectPicture(bytes);
  const fits = picture && mediaTypeOf(picture.format) === contentType && bytes.length < MAX_IMAGE_BYTES;
  return fits
    ? picture
    : badRequest(
        incoming,
        "invalid_image_file",
        "image",
        "Invalid image file or mode for image 1, please check your image file.",
      );
}

function badRequest(incoming: Incoming, code: string, param: string | null, message: string): never {
  return refuse(incoming, 400, openAiError(message, "invalid_request_error", param, code), message);
}

/** What `auto` makes of the first picture. */
function nearestSize({ width, height }: PixelSize): PixelSize {
  const ratio = width / height;
  if (ratio > 1.2) return { width: 1536, height: 1024 };
  return ratio < 0.83 ? { width: 1024, height: 1536 } : { width: 1024, height: 1024 };
}
