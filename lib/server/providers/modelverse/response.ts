import { z } from "zod";
import type { ProducedPicture } from "../image-editor";
import { isDataUrl, pictureFromText } from "../picture-text";

const words = z.string().nullish().catch(null);

/** The page promises `url` or `b64_json`; both at once, empty ones and a `data:` prefix have been seen. */
const answerSchema = z.object({
  data: z.array(z.object({ url: words, b64_json: words }).catch({ url: null, b64_json: null })).catch([]),
});

/** The picture of an answer, bytes before address; null when it holds none. */
export function pictureOfModelverse(answer: unknown): ProducedPicture | null {
  const { data } = answerSchema.catch({ data: [] }).parse(answer);
  for (const { b64_json, url } of data) {
    const bytes = pictureFromText(b64_json) ?? (isDataUrl(url) ? pictureFromText(url) : null);
    if (bytes) return { bytes };
  }
  const url = data.map((item) => item.url?.trim()).find((address) => address && !isDataUrl(address));
  return url ? { url } : null;
}
