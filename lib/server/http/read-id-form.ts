import type { z } from "zod";
import { AppError } from "@/lib/server/errors";

const LARGEST_BYTES = 1_000_000;

/** Ids, separated by commas, from one field of a form: so a page lets the browser save a file that only a POST can ask for. */
export async function readIdForm(request: Request, field: string, schema: z.ZodType<string[]>): Promise<string[]> {
  const form = new URLSearchParams(await readText(request));
  return schema.parse((form.get(field) ?? "").split(",").filter(Boolean));
}

async function readText(request: Request): Promise<string> {
  let text = "";
  const decoder = new TextDecoder();
  for await (const chunk of request.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > LARGEST_BYTES) throw new AppError("body_too_large", "A form may have one megabyte here.");
  }
  return text;
}
