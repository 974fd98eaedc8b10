import type { SentField } from "../core/call";
import { sha256 } from "../core/call-log";
import { inspectPicture, mediaTypeOf } from "../core/picture";

const FETCH_MS = 10_000;
const MAX_BYTES = 50 * 1024 * 1024;
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

export type SourceImage = { bytes: Buffer; picture: NonNullable<SentField["picture"]> };

/**
 * The picture behind `image`: a data URL or an http(s) address. The document's "base64 data" is a data URL in each of its examples;
 * bare base64 is refused, so that nobody relies on a reading that the document does not show. A string says what is wrong.
 */
export async function readSourceImage(image: string, field: SentField): Promise<SourceImage | string> {
  const source = image.startsWith("data:") ? fromDataUrl(image) : await fromAddress(image);
  if (typeof source === "string") return source;
  field.contentType = source.mediaType;
  field.bytes = source.bytes.length;
  field.sha256 = sha256(source.bytes);
  const picture = await inspectPicture(source.bytes);
  field.picture = picture;
  if (!picture) return "image is no picture that decodes";
  if (image.startsWith("data:") && mediaTypeOf(picture.format) !== source.mediaType) {
    return `image says ${source.mediaType} and is ${mediaTypeOf(picture.format)}`;
  }
  return { bytes: source.bytes, picture };
}

type Fetched = { bytes: Buffer; mediaType: string };

function fromDataUrl(image: string): Fetched | string {
  const comma = image.indexOf(",");
  const head = /^data:(image\/(?:png|jpeg|webp|gif|bmp|tiff));base64$/.exec(image.slice(0, comma));
  if (!head) return "image must begin with data:image/<type>;base64,";
  const content = image.slice(comma + 1);
  if (content === "" || !isBase64(content)) return "image is not base64";
  return { bytes: Buffer.from(content, "base64"), mediaType: head[1] ?? "" };
}

/** In pieces: the expression's stack is not for megabytes. */
function isBase64(content: string): boolean {
  const piece = 4 * 4096;
  if (content.length % 4 !== 0) return false;
  for (let start = 0; start < content.length; start += piece) {
    const part = content.slice(start, start + piece);
    if (!base64.test(part) || (part.endsWith("=") && start + piece < content.length)) return false;
  }
  return true;
}

async function fromAddress(image: string): Promise<Fetched | string> {
  if (!/^https?:\/\/\S+$/.test(image)) return "image must be a data URL or an http address";
  try {
    const answer = await fetch(image, { signal: AbortSignal.timeout(FETCH_MS) });
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (!answer.ok || bytes.length > MAX_BYTES)
      return `image could not be fetched: status ${answer.status}, ${bytes.length} bytes`;
    return { bytes, mediaType: answer.headers.get("content-type") ?? "" };
  } catch (error) {
    return `image could not be fetched: ${String(error)}`;
  }
}
