const PROVIDER_WORDS_MAX = 600;
/** A key with its middle starred out, as providers like to repeat it: its ends are still parts of it. */
const STARRED = /[^\s"'`[\](){}<>,;:=]*\*{2,}[^\s"'`[\](){}<>,;:=]*/g;

/**
 * A provider's own words, fit to be shown and stored: without the key, whole or starred, without key-like words, cut to 600 characters.
 * Null when there are none.
 */
export function withoutSecrets(words: string | null | undefined, apiKey: string | null): string | null {
  if (!words) return null;
  const clean = apiKey ? words.replaceAll(apiKey, "•••").replaceAll(encodeURIComponent(apiKey), "•••") : words;
  return clean
    .replace(/\bBearer\s+\S+/gi, "Bearer •••")
    .replace(/\bsk-[\w*-]{6,}/g, "sk-•••")
    .replace(STARRED, "•••")
    .slice(0, PROVIDER_WORDS_MAX);
}
