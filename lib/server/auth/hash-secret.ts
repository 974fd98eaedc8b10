import { createHash } from "node:crypto";

/** How a random secret is kept. It needs no salt and no slowness: nobody can try them all. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
