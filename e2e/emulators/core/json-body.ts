import type { SentField } from "./call";
import { sha256 } from "./call-log";

const SHOWN_CHARACTERS = 64;

/** The members of a JSON object; null when the body is anything else. */
export function parseJsonObject(body: Buffer): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(body.toString("utf8"));
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

/** How a member stands in the log. */
export function jsonField(name: string, value: unknown): SentField {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const shown = name === "image" && typeof value === "string" ? value.slice(0, SHOWN_CHARACTERS) : value;
  const bytes = Buffer.from(text ?? "");
  return {
    name,
    value: shown,
    fileName: null,
    contentType: null,
    bytes: bytes.length,
    sha256: sha256(bytes),
    picture: null,
  };
}
