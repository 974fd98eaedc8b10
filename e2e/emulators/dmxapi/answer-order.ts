import { randomUUID } from "node:crypto";
import { type Answer, jsonAnswer } from "../core/answer";
import { pictureItem } from "../core/picture-item";
import type { Incoming, MadePicture, Order } from "../core/service";
import type { ResultForm, Switches } from "../core/switches";

const withoutPicture: Partial<Record<ResultForm, unknown>> = { empty_strings: "", nulls: null };

/** `data, created, extra` in this order. The gateway of today says `metadata`, fills empty fields in, and keeps only the last in `data`. */
export function answerDmxapiOrder(
  { form }: Order,
  pictures: MadePicture[],
  { mode }: Incoming,
  { envelope }: Switches,
): Answer {
  const name = envelope ?? (mode === "gateway" ? "metadata" : "extra");
  const upstream = upstreamAnswer(form, pictures);
  return jsonAnswer(200, {
    ...dataOf(form, mode === "gateway" ? pictures.slice(-1) : pictures, mode),
    created: Math.floor(Date.now() / 1000),
    ...(name === "none" ? {} : { [name]: upstream }),
  });
}

function dataOf(form: ResultForm, pictures: MadePicture[], mode: string): { data?: unknown[] } {
  if (form === "no_data") return {};
  if (form === "empty_data" || form === "extra_only") return { data: [] };
  const filler = mode === "gateway" ? { revised_prompt: "" } : {};
  return { data: pictures.map((picture) => ({ ...pictureItem(form, picture, false), ...filler })) };
}

/** DashScope's own answer, passed on as it is. */
function upstreamAnswer(form: ResultForm, pictures: MadePicture[]) {
  const content =
    form === "empty_data" || form === "no_data"
      ? []
      : pictures.map(({ url }) => ({ image: form in withoutPicture ? withoutPicture[form] : url }));
  return {
    output: { choices: [{ finish_reason: "stop", message: { content, role: "assistant" } }] },
    request_id: randomUUID(),
    usage: { height: pictures[0]?.height ?? 0, image_count: pictures.length, width: pictures[0]?.width ?? 0 },
  };
}
