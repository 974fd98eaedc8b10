import { AppError } from "@/lib/server/errors";

const MAX_BYTES = 4096;

/** One field of a small HTML form (`application/x-www-form-urlencoded`); empty when it is not there. Throws `body_too_large` over 4 kB. */
export async function readFormField(request: Request, name: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const reader = request.body?.getReader();
  for (let step = await reader?.read(); step && !step.done; step = await reader?.read()) {
    bytes += step.value.byteLength;
    if (bytes > MAX_BYTES) {
      await reader?.cancel();
      throw new AppError("body_too_large", "The form is larger than 4 kB.");
    }
    chunks.push(step.value);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString()).get(name) ?? "";
}
