const ours = /^[a-z0-9-]+(\/[a-z0-9-]+)*$/;

/** Throws on a key that is not of our making: nothing from outside may choose where bytes lie. */
export function requireBlobKey(key: string): string {
  if (!ours.test(key)) throw new Error(`"${key}" is no blob key.`);
  return key;
}
