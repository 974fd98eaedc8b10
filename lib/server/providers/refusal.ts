import type { ProviderAnswer } from "./call-provider";
import { ProviderError } from "./image-editor";
import type { Verdict } from "./verdict";
import { withoutSecrets } from "./without-secrets";

/** The provider's own words about a refusal. */
export type ProviderWords = { code: string | null; message: string | null; requestId: string | null };

/** The error for a provider's answer that is not a picture. The key never appears in it, even when the provider repeats it. */
export function refusal(
  answer: ProviderAnswer,
  verdict: Verdict,
  words: ProviderWords,
  apiKey: string | null,
): ProviderError {
  return new ProviderError(verdict.code, `The provider answered ${answer.status}.`, {
    outcome: verdict.outcome,
    retryable: verdict.retryable,
    retryAfterMs: retryAfterMs(answer.headers["retry-after"]),
    providerCode: withoutSecrets(words.code, apiKey) ?? String(answer.status),
    providerMessage: withoutSecrets(words.message, apiKey),
    providerRequestId: withoutSecrets(words.requestId, apiKey),
  });
}

/** `Retry-After` in seconds or as a date (RFC 9110). */
function retryAfterMs(header: string | undefined, now = Date.now()): number | null {
  if (!header) return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return seconds >= 0 ? seconds * 1000 : null;
  const moment = Date.parse(header);
  return Number.isNaN(moment) ? null : Math.max(0, moment - now);
}
