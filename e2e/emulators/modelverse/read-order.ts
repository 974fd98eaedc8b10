import { randomInt } from "node:crypto";
import { Refusal } from "../core/answer";
import { type ErrorRow, rowAnswer } from "../core/error-table";
import { jsonField, parseJsonObject } from "../core/json-body";
import type { Incoming, Order } from "../core/service";
import { type PixelSize, parseSize, workingSize } from "../core/working-size";
import { modelverseErrors, noSuchModel } from "./errors";
import { complaintsAbout } from "./fields";
import { readSourceImage } from "./source-image";

const MODEL = "Qwen/Qwen-Image-Edit";

export function refuse({ call, requestId }: Incoming, row: ErrorRow, ...complaints: string[]): never {
  call.complaints.push(...complaints);
  throw new Refusal(rowAnswer(row, requestId, {}));
}

export function requireKey(incoming: Incoming, apiKey: string): void {
  if (incoming.headers.authorization !== `Bearer ${apiKey}`) {
    refuse(incoming, modelverseErrors.auth_error, "authorization is not Bearer and the key");
  }
}

/** Checks the body of `POST /v1/images/generations` against the version of the page that the mode names. */
export async function readModelverseOrder(incoming: Incoming, apiKey: string): Promise<Order> {
  requireKey(incoming, apiKey);
  const body = readJson(incoming);
  incoming.call.fields = Object.entries(body).map(([name, value]) => jsonField(name, value));
  const complaints = complaintsAbout(body, incoming.mode);
  if (complaints.length > 0) refuse(incoming, modelverseErrors.param_error, ...complaints);
  if (body.model !== MODEL) refuse(incoming, noSuchModel(String(body.model)), `model is not ${MODEL}`);
  const imageField = incoming.call.fields.find(({ name }) => name === "image");
  const source = imageField ? await readSourceImage(String(body.image), imageField) : "image is missing";
  if (typeof source === "string") refuse(incoming, modelverseErrors.param_error, source);
  return {
    source: source.bytes,
    prompt: String(body.prompt),
    seed: body.seed === undefined || body.seed === -1 ? randomInt(2 ** 31) : Number(body.seed),
    pictures: Number(body.n ?? 1),
    ...sizeOf(body.size, incoming.mode, source.picture),
    format: "png",
    form: body.response_format === "b64_json" ? "data_b64" : "url",
  };
}

function readJson(incoming: Incoming): Record<string, unknown> {
  if (!/^application\/json\s*(;\s*charset=utf-8\s*)?$/i.test(incoming.headers["content-type"] ?? "")) {
    refuse(incoming, modelverseErrors.param_error, "content-type is not application/json");
  }
  return parseJsonObject(incoming.body) ?? refuse(incoming, modelverseErrors.param_error, "the body is no JSON object");
}

/** v3 without a size comes back landscape, whatever was sent. */
function sizeOf(size: unknown, version: string, sent: PixelSize): PixelSize {
  const asked = typeof size === "string" ? parseSize(size) : null;
  return asked ?? (version === "v3" ? { width: 1664, height: 928 } : workingSize(sent));
}
