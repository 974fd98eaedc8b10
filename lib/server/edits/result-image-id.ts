import { createHash } from "node:crypto";

const alphabet = "0123456789abcdefghijklmnopqrstuvwxyz";
const LENGTH = 20;

/**
 * Under which id the picture of an attempt is kept, known before there is one: whoever goes on after a worker that died while storing
 * finds what it left, or puts the same in the same place. As hard to guess as the output's own id.
 */
export function resultImageId({ id, attempt }: { id: string; attempt: number }): string {
  const digest = createHash("sha256").update(`${id}:${attempt}`).digest();
  return Array.from(digest.subarray(0, LENGTH), (byte) => alphabet[byte % alphabet.length]).join("");
}
