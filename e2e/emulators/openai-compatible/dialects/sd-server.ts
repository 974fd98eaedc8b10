import { randomInt } from "node:crypto";
import { jsonAnswer } from "../../core/answer";
import { type ErrorTable, htmlErrors } from "../../core/error-table";
import { type FormPart, filesNamed, textOf } from "../../core/form-body";
import { parseJsonObject } from "../../core/json-body";
import { inspectPicture } from "../../core/picture";
import { pictureData } from "../../core/picture-item";
import type { Incoming, Order, Service } from "../../core/service";
import { parseSize } from "../../core/working-size";
import { dialectService, seconds } from "../dialect";
import { noteUnknown, readForm } from "../read-form";
import { refuse } from "../refuse";

const known = ["prompt", "image", "image[]", "mask", "n", "size", "output_format", "output_compression", "model"];
const extraArguments = /<sd_cpp_extra_args>([\s\S]*?)<\/sd_cpp_extra_args>/;

const errors: ErrorTable = {
  no_image: { status: 400, body: () => ({ error: "at least one image[] required" }) },
  invalid_params: { status: 400, body: () => ({ error: "invalid params" }) },
  no_results: { status: 500, body: () => ({ error: "generate_image returned no results" }) },
  server_error: { status: 500, body: () => ({ error: "server_error", message: "std::bad_alloc" }) },
  ...htmlErrors,
};

/** stable-diffusion.cpp's sd-server: lenient; everything beyond the prompt goes inside it, in `<sd_cpp_extra_args>`. */
export function sdServerService(): Service {
  return dialectService({
    name: "sd-server",
    errors,
    readOrder,
    answerOrder: ({ form, format }, pictures) =>
      jsonAnswer(200, { created: seconds(), ...pictureData(form, pictures, false), output_format: format }),
    models: () => jsonAnswer(200, { data: [{ id: "sd-cpp-local", object: "model", owned_by: "local" }] }),
    notFound: (incoming) => refuse(incoming, 404, {}, `${incoming.path} is no address`),
  });
}

async function readOrder(incoming: Incoming): Promise<Order> {
  const form = (await readForm(incoming)) ?? say(incoming, "Content-Type must be multipart/form-data");
  noteUnknown(incoming, form, known);
  const text = textOf(form, "prompt") || say(incoming, "prompt required");
  // The old name counts only where the new one is absent.
  const images =
    filesNamed(form, "image[]").length > 0 ? filesNamed(form, "image[]") : filesNamed(form, "image").slice(0, 1);
  const [image] = images;
  if (!image) say(incoming, "at least one image[] required");
  const picture = await inspectPicture(image.bytes);
  if (!picture) incoming.call.complaints.push("image is no picture and was passed over");
  const { prompt, extra } = readPrompt(incoming, text);
  return {
    source: picture ? image.bytes : null,
    prompt,
    seed: seedOf(extra),
    pictures: countOf(form),
    ...(parseSize(textOf(form, "size") ?? "") ?? picture ?? { width: 512, height: 512 }),
    format: formatOf(incoming, textOf(form, "output_format") ?? "png"),
    form: "raw_b64",
  };
}

function readPrompt(incoming: Incoming, text: string): { prompt: string; extra: Record<string, unknown> } {
  const match = extraArguments.exec(text);
  if (!match) return { prompt: text, extra: {} };
  const extra = parseJsonObject(Buffer.from(match[1] ?? "")) ?? say(incoming, "invalid sd_cpp_extra_args");
  incoming.call.fields.push({
    name: "sd_cpp_extra_args",
    value: extra,
    fileName: null,
    contentType: null,
    bytes: Buffer.byteLength(match[1] ?? ""),
    sha256: null,
    picture: null,
  });
  return { prompt: text.replace(extraArguments, ""), extra };
}

/** Its own default is 42; below 0 is random. */
function seedOf({ seed }: Record<string, unknown>): number {
  if (typeof seed !== "number") return 42;
  return seed < 0 ? randomInt(2 ** 31) : seed;
}

function countOf(form: FormPart[]): number {
  const n = Number.parseInt(textOf(form, "n") ?? "1", 10);
  return Number.isNaN(n) ? 1 : Math.min(10, Math.max(1, n));
}

function formatOf(incoming: Incoming, format: string): Order["format"] {
  return format === "png" || format === "jpeg"
    ? format
    : say(incoming, "invalid output_format, must be one of [png, jpeg]");
}

function say(incoming: Incoming, error: string): never {
  return refuse(incoming, 400, { error }, error);
}
