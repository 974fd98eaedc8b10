import { createHash } from "node:crypto";

/** The same for the same owner, and nothing that leads a provider back to them: for its abuse detection. */
export function opaqueUserId(ownerId: string): string {
  return createHash("sha256").update(`diptych:${ownerId}`).digest("hex").slice(0, 32);
}
