import { z } from "zod";
import type { ProducedPicture } from "../image-editor";
import { isDataUrl, pictureFromText } from "../picture-text";

const words = z.string().nullish().catch(null);
const answerSchema = z.object({
  data: z.array(z.object({ url: words, b64_json: words }).catch({ url: null, b64_json: null })).catch([]),
});

/** The picture of an answer: bytes before address; an address may be relative to the server's own. Null when there is none. */
export function pictureOfOpenAi(answer: unknown, baseUrl: string): ProducedPicture | null {
  const { data } = answerSchema.catch({ data: [] }).parse(answer);
  for (const { b64_json, url } of data) {
    const bytes = pictureFromText(b64_json) ?? (isDataUrl(url) ? pictureFromText(url) : null);
    if (bytes) return { bytes };
  }
  const address = data.map(({ url }) => url?.trim()).find((text) => text && !isDataUrl(text));
  if (!address) return null;
  try {
    return { url: new URL(address, baseUrl).href };
  } catch {
    return null;
  }
}
