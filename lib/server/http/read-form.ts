import { AppError } from "@/lib/server/errors";

const MAX_BYTES = 16 * 1024;

/** The fields of a small HTML form. Throws `invalid_request` for another kind of body, `body_too_large` over 16 kB. */
export async function readForm(request: Request): Promise<URLSearchParams> {
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(request.headers.get("content-type") ?? "")) {
    throw new AppError("invalid_request", "Send the body as application/json, or as a form.");
  }
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const reader = request.body?.getReader();
  for (let step = await reader?.read(); step && !step.done; step = await reader?.read()) {
    bytes += step.value.byteLength;
    if (bytes > MAX_BYTES) {
      await reader?.cancel();
      throw new AppError("body_too_large", "The form is larger than 16 kB.");
    }
    chunks.push(step.value);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString());
}
