const DATA_URL = /^data:[^,]*,/i;

/** Picture bytes from base64 text with or without a `data:` prefix; null when it holds none. The declared type is not believed. */
export function pictureFromText(text: string | null | undefined): Buffer | null {
  const base64 = text?.trim().replace(DATA_URL, "");
  if (!base64 || /[^A-Za-z0-9+/=_\s-]/.test(base64)) return null;
  const bytes = Buffer.from(base64, "base64");
  return bytes.length > 0 ? bytes : null;
}

/** Whether an address carries its content in itself. */
export function isDataUrl(address: string | null | undefined): boolean {
  return /^\s*data:/i.test(address ?? "");
}

/**
 * JSON of `fields`, and of the picture as a data URL under `name`. Put together from bytes: to look through megabytes for what has to be
 * escaped, where nothing has, takes longer than all the rest.
 */
export function jsonWithPicture(
  fields: Record<string, unknown>,
  name: string,
  { bytes, mediaType }: { bytes: Buffer; mediaType: string },
): Buffer {
  const before = Buffer.from(JSON.stringify({ ...fields, [name]: `data:${mediaType};base64,` }).slice(0, -2));
  return Buffer.concat([before, Buffer.from(bytes.toString("base64"), "latin1"), Buffer.from('"}')]);
}
