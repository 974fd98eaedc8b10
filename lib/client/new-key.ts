/** A random name of 128 bits. Not `crypto.randomUUID`: browsers keep that from pages without HTTPS. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
