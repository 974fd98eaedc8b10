const PROVIDER_WORDS_MAX = 600;

/** A provider's own words, fit to be shown and stored: without any of `secrets`, without key-like words, cut to 600 characters. */
export function withoutSecrets(words: string, secrets: readonly string[]): string {
  let clean = words;
  for (const secret of secrets) if (secret.length >= 4) clean = clean.replaceAll(secret, "•••");
  return clean
    .replace(/\bBearer\s+\S+/gi, "Bearer •••")
    .replace(/\bsk-[\w*-]{6,}/g, "sk-•••")
    .slice(0, PROVIDER_WORDS_MAX);
}
