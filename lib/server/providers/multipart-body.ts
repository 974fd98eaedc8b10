import { randomUUID } from "node:crypto";

/**
 * A form as bytes with a length, so that a provider's proxy is never sent a chunked body. Texts stay as they are: the platform's own
 * encoder makes each line end two characters, which would count against a provider's limit.
 */
export async function multipartBody(form: FormData): Promise<{ body: Buffer; contentType: string }> {
  const boundary = `----diptych-${randomUUID()}`;
  const pieces: Buffer[] = [];
  for (const [name, value] of form) {
    const isText = typeof value === "string";
    const file = isText ? "" : `; filename="${quoted(value.name)}"\r\nContent-Type: ${value.type}`;
    pieces.push(
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"${file}\r\n\r\n`),
      isText ? Buffer.from(value) : Buffer.from(await value.arrayBuffer()),
      Buffer.from("\r\n"),
    );
  }
  pieces.push(Buffer.from(`--${boundary}--\r\n`));
  return { body: Buffer.concat(pieces), contentType: `multipart/form-data; boundary=${boundary}` };
}

function quoted(name: string): string {
  return name.replaceAll("\r", "%0D").replaceAll("\n", "%0A").replaceAll('"', "%22");
}
