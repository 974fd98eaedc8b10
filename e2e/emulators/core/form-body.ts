import type { IncomingHttpHeaders } from "node:http";
import busboy from "busboy";
import type { SentField } from "./call";
import { sha256 } from "./call-log";
import { inspectPicture } from "./picture";

/** A part as it came: a file has a file name. */
export type FormPart = { name: string; fileName: string | null; contentType: string; bytes: Buffer };

/** The parts in their order; null when the body is no whole multipart form. */
export async function parseForm(headers: IncomingHttpHeaders, body: Buffer): Promise<FormPart[] | null> {
  if (!/^multipart\/form-data\s*;/i.test(headers["content-type"] ?? "")) return null;
  try {
    return await readParts(headers, body);
  } catch {
    return null;
  }
}

async function readParts(headers: IncomingHttpHeaders, body: Buffer): Promise<FormPart[]> {
  const parser = busboy({ headers, defParamCharset: "utf8", preservePath: true, limits: { fieldSize: 1024 * 1024 } });
  const parts: FormPart[] = [];
  return new Promise((resolve, reject) => {
    parser.on("field", (name, value, { mimeType }) => {
      parts.push({ name, fileName: null, contentType: mimeType, bytes: Buffer.from(value) });
    });
    parser.on("file", (name, stream, { filename, mimeType }) => {
      const part: FormPart = { name, fileName: filename ?? "", contentType: mimeType, bytes: Buffer.alloc(0) };
      parts.push(part);
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        part.bytes = Buffer.concat(chunks);
      });
      stream.on("error", reject);
    });
    parser.on("error", reject);
    parser.on("close", () => resolve(parts));
    parser.end(body);
  });
}

export function filesNamed(form: readonly FormPart[], name: string): FormPart[] {
  return form.filter((part) => part.name === name && part.fileName !== null);
}

/** The text of the first field of this name, as most servers take it; null when there is none. */
export function textOf(form: readonly FormPart[], name: string): string | null {
  return form.find((part) => part.name === name && part.fileName === null)?.bytes.toString("utf8") ?? null;
}

/** How the parts stand in the log. */
export async function formFields(form: readonly FormPart[]): Promise<SentField[]> {
  const fields: SentField[] = [];
  for (const { name, fileName, contentType, bytes } of form) {
    const isFile = fileName !== null;
    fields.push({
      name,
      value: isFile ? null : bytes.toString("utf8"),
      fileName,
      contentType,
      bytes: bytes.length,
      sha256: sha256(bytes),
      picture: isFile ? await inspectPicture(bytes) : null,
    });
  }
  return fields;
}
