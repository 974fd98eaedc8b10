import { z } from "zod";
import type { ProducedPicture } from "../image-editor";
import { pictureFromText } from "../picture-text";

const words = z.string().nullish().catch(null);
const anyList = z.array(z.unknown()).catch([]);

/** The model's own answer, which the gateway passes on as `extra` (2025-09) or `metadata` (since). */
const upstreamSchema = z.object({
  request_id: words,
  output: z
    .object({
      choices: z
        .array(
          z
            .object({
              message: z.object({ content: z.array(z.object({ image: words }).catch({ image: null })).catch([]) }),
            })
            .catch({ message: { content: [] } }),
        )
        .catch([]),
    })
    .catch({ choices: [] }),
});

const answerSchema = z.object({
  data: anyList,
  extra: upstreamSchema.nullish().catch(null),
  metadata: upstreamSchema.nullish().catch(null),
});

const itemSchema = z.object({ url: words, b64_json: words }).catch({ url: null, b64_json: null });

/**
 * The first picture of an answer, and the model's request id. The model's own list comes first: where there are several, the
 * gateway's `data` keeps only the last. Empty strings are absent.
 */
export function readDmxapiAnswer(answer: unknown): { picture: ProducedPicture | null; requestId: string | null } {
  const { data, extra, metadata } = answerSchema.catch({ data: [], extra: null, metadata: null }).parse(answer);
  const upstream = [extra, metadata].filter((part) => part !== null && part !== undefined);
  const images = upstream.flatMap(({ output }) =>
    output.choices.flatMap(({ message }) => message.content.map(({ image }) => image)),
  );
  const items = data.map((item) => itemSchema.parse(item));
  return {
    picture: firstPicture(
      [...images, ...items.map(({ url }) => url)],
      items.map(({ b64_json }) => b64_json),
    ),
    requestId: upstream.map(({ request_id }) => request_id).find(Boolean) ?? null,
  };
}

type Words = string | null | undefined;

function firstPicture(addresses: readonly Words[], texts: readonly Words[]): ProducedPicture | null {
  for (const address of addresses) {
    const url = address?.trim();
    if (!url) continue;
    if (/^https?:/i.test(url)) return { url };
    const bytes = pictureFromText(url);
    if (bytes) return { bytes };
  }
  for (const text of texts) {
    const bytes = pictureFromText(text);
    if (bytes) return { bytes };
  }
  return null;
}
