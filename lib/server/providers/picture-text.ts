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

/** A data URL of picture bytes. */
export function toDataUrl({ bytes, mediaType }: { bytes: Buffer; mediaType: string }): string {
  return `data:${mediaType};base64,${bytes.toString("base64")}`;
}
