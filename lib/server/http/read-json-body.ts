import { AppError } from "@/lib/server/errors";

export const JSON_MAX_BYTES = 1024 * 1024;
/** Far deeper than anything that we take. */
const MAX_DEPTH = 32;

/** The body as JSON; undefined when there is none. Throws `invalid_request`, `body_too_large`, `incomplete_body`. */
export async function readJsonBody(request: Request, maxBytes = JSON_MAX_BYTES): Promise<unknown> {
  const text = await readText(request, maxBytes);
  if (text.trim() === "") return undefined;
  if (!isJson(request)) throw new AppError("invalid_request", "Send the body as application/json.");
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (error) {
    throw new AppError("invalid_request", "The body is no valid JSON.", { cause: error });
  }
  refuseUnusable(body);
  return body;
}

export function isJson({ headers }: Pick<Request, "headers">): boolean {
  return /^application\/([\w.+-]+\+)?json\s*(;|$)/i.test(headers.get("content-type") ?? "");
}

async function readText(request: Request, maxBytes: number): Promise<string> {
  const tooLarge = () => new AppError("body_too_large", `The body is larger than ${Math.floor(maxBytes / 1024)} kB.`);
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw tooLarge();
  if (!request.body) return "";
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const reader = request.body.getReader();
  try {
    for (let step = await reader.read(); !step.done; step = await reader.read()) {
      bytes += step.value.byteLength;
      if (bytes > maxBytes) throw tooLarge();
      chunks.push(step.value);
    }
  } catch (error) {
    await reader.cancel().catch(() => undefined);
    if (error instanceof AppError) throw error;
    throw new AppError("incomplete_body", "The connection ended before the whole body had arrived.", { cause: error });
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
  } catch (error) {
    throw new AppError("invalid_request", "The body is no valid UTF-8.", { cause: error });
  }
}

/** Walks without recursion: what is nested too deeply, and text that PostgreSQL cannot hold. */
function refuseUnusable(body: unknown): void {
  const open: { value: unknown; path: string; depth: number }[] = [{ value: body, path: "", depth: 0 }];
  for (let item = open.pop(); item; item = open.pop()) {
    const { value, path, depth } = item;
    if (depth > MAX_DEPTH) throw new AppError("invalid_request", "The body is nested too deeply.");
    if (typeof value === "string" && !isStorableText(value)) {
      const message = "This text has characters that cannot be stored.";
      throw new AppError("invalid_request", message, { fieldErrors: [{ path, message }] });
    }
    if (typeof value !== "object" || value === null) continue;
    for (const [key, inner] of Object.entries(value)) {
      open.push({ value: inner, path: path ? `${path}.${key}` : key, depth: depth + 1 });
    }
  }
}

/** Neither a zero character nor half a surrogate pair. */
export function isStorableText(text: string): boolean {
  return !text.includes("\0") && !/\p{Surrogate}/u.test(text);
}
