/** How long a request that is sent once more runs nothing again. */
const KEY_VALID_MS = 24 * 60 * 60 * 1000;

/** A key that was used after this moment still stands for what it was used for. */
export function keysValidSince(now: Date): Date {
  return new Date(now.getTime() - KEY_VALID_MS);
}
