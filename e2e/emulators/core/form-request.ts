/** A part for `sendForm`: text, or a file. */
export type Part = string | { bytes: Buffer; fileName: string; contentType: string };

/** Sends a multipart form for tests, its parts in this order; a name may come twice. */
export async function sendForm(
  url: string,
  parts: readonly (readonly [string, Part])[],
  headers: Record<string, string>,
) {
  const form = new FormData();
  for (const [name, part] of parts) {
    if (typeof part === "string") form.append(name, part);
    else form.append(name, new Blob([new Uint8Array(part.bytes)], { type: part.contentType }), part.fileName);
  }
  return fetch(url, { method: "POST", headers, body: form });
}

/** `base` with the parts of `changes` in the place of those of the same name; `null` leaves one out. */
export function changed(base: readonly (readonly [string, Part])[], changes: Record<string, Part | null>) {
  const kept = base.filter(([name]) => !Object.hasOwn(changes, name));
  const added = Object.entries(changes).flatMap(([name, part]) => (part === null ? [] : [[name, part] as const]));
  return [...kept, ...added];
}
