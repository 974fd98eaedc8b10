import { randomInt } from "node:crypto";
import { Refusal } from "../core/answer";
import { type ErrorRow, rowAnswer } from "../core/error-table";
import { type FormPart, filesNamed, formFields, parseForm, textOf } from "../core/form-body";
import { inspectPicture } from "../core/picture";
import type { Incoming, Order } from "../core/service";
import { parseSize, workingSize } from "../core/working-size";
import { complaintsAbout, MAX_IMAGE_BYTES } from "./document-rules";
import { badRequest, dmxapiErrors, invalidRequest, noChannel, upstreamRefusal } from "./errors";
import { keyProblem } from "./token";

const MODEL = "qwen-image-edit";
/** The upstream's own limit for a picture. */
const UPSTREAM_MAX_BYTES = 10 * 1024 * 1024;

export function refuse({ call, requestId }: Incoming, row: ErrorRow, ...complaints: string[]): never {
  call.complaints.push(...complaints.filter((complaint) => !call.complaints.includes(complaint)));
  throw new Refusal(rowAnswer(row, requestId, {}));
}

export function requireToken(incoming: Incoming, apiKey: string): void {
  const problem = keyProblem(incoming.headers.authorization, apiKey);
  if (problem) refuse(incoming, problem, "authorization is not the key");
}

/** Walks `POST /v1/images/edits` through the gateway in its order: token, model, form, picture, upstream. */
export async function readDmxapiOrder(incoming: Incoming, apiKey: string): Promise<Order> {
  requireToken(incoming, apiKey);
  const form = await parseForm(incoming.headers, incoming.body);
  if (!form) {
    const isForm = incoming.headers["content-type"]?.startsWith("multipart/form-data");
    const detail = isForm ? "multipart: NextPart: EOF" : "request Content-Type isn't multipart/form-data";
    refuse(
      incoming,
      invalidRequest(`failed to parse image edit form request: ${detail}`),
      "the body is no whole multipart form",
    );
  }
  incoming.call.fields = await formFields(form);
  incoming.call.complaints.push(...complaintsAbout(form, incoming.call.fields));
  requireModel(incoming, textOf(form, "model") ?? "");
  return incoming.mode === "documented" ? readDocumented(incoming, form) : readAsGateway(incoming, form);
}

function requireModel(incoming: Incoming, model: string): void {
  if (model === "") refuse(incoming, dmxapiErrors.no_model_name, "model is required");
  if (model !== MODEL) refuse(incoming, noChannel(model), `model is not ${MODEL}`);
}

/** To the letter of the page: every departure is refused; n, size and response_format count. */
async function readDocumented(incoming: Incoming, form: FormPart[]): Promise<Order> {
  const image = filesNamed(form, "image").at(-1);
  if (!image) refuse(incoming, dmxapiErrors.convert_request_failed, "image must be a file part of this name");
  if (image.bytes.length >= MAX_IMAGE_BYTES) refuse(incoming, dmxapiErrors.body_too_large);
  const picture = await inspectPicture(image.bytes);
  if (!picture) refuse(incoming, dmxapiErrors.bad_image);
  const [complaint] = incoming.call.complaints;
  if (complaint) refuse(incoming, badRequest(complaint));
  const size = parseSize(textOf(form, "size") ?? "") ?? workingSize(picture);
  return {
    ...commonOrder(image, form),
    ...size,
    pictures: Number(textOf(form, "n") ?? 1),
    form: textOf(form, "response_format") === "b64_json" ? "raw_b64" : "url",
  };
}

/** As the open-source gateway behaves: files by their loose names, one picture at the model's own size, always a link. */
async function readAsGateway(incoming: Incoming, form: FormPart[]): Promise<Order> {
  const images = [filesNamed(form, "image"), filesNamed(form, "image[]"), form.filter(isArrayImage)].find(
    ({ length }) => length > 0,
  );
  const image = images?.at(-1);
  if (!image) refuse(incoming, dmxapiErrors.convert_request_failed, "image must be a file part of this name");
  if (!textOf(form, "prompt")) refuse(incoming, upstreamRefusal(400, "lack of image or text"));
  const picture = await inspectPicture(image.bytes);
  if (!picture || image.bytes.length > UPSTREAM_MAX_BYTES) refuse(incoming, dmxapiErrors.bad_image);
  return { ...commonOrder(image, form), ...workingSize(picture), pictures: 1, form: "url_empty_b64" };
}

function isArrayImage({ name, fileName }: FormPart): boolean {
  return fileName !== null && name.startsWith("image[");
}

/** No seed is taken: each call draws its own. */
function commonOrder(image: FormPart, form: FormPart[]): Pick<Order, "source" | "prompt" | "seed" | "format"> {
  return { source: image.bytes, prompt: textOf(form, "prompt") ?? "", seed: randomInt(2 ** 31), format: "png" };
}
