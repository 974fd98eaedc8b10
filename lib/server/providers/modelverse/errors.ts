import { z } from "zod";
import type { ProviderWords } from "../refusal";
import { type Verdict, verdictOfStatus, verdicts } from "../verdict";

/** Modelverse's table of error codes (common/error-code.md, read 2026-10), by code: its types are unreliable. */
const byCode: Record<string, Verdict> = {
  param_error: verdicts.badInput,
  invalid_messages: verdicts.blocked,
  sensitive_check_error: verdicts.blocked,
  websearch_error: verdicts.providerError,
  model_error: verdicts.modelUnavailable,
  tokens_too_long: verdicts.badInput,
  auth_error: verdicts.badKey,
  timeout: verdicts.timedOut,
  rate_limit: verdicts.rateLimited,
  internal_error: verdicts.providerError,
  model_server_error: verdicts.providerError,
  gateway_timeout_error: verdicts.timedOut,
};

const text = z.string().nullish().catch(null);
const errorSchema = z.object({ error: z.object({ message: text, code: text, param: text }) });

/** The words of an error answer; null when it is none. `error.param` is the request id. */
export function modelverseWords(answer: unknown): ProviderWords | null {
  const { data } = errorSchema.safeParse(answer);
  if (!data) return null;
  return {
    code: data.error.code || null,
    message: data.error.message || null,
    requestId: data.error.param || null,
  };
}

/** By code, then by status. `forbidden` is a key's spent quota or its list of addresses: only the message tells. */
export function modelverseVerdict(status: number, { code, message }: ProviderWords): Verdict {
  if (code === "forbidden") return /quota/i.test(message ?? "") ? verdicts.outOfCredit : verdicts.badKey;
  return (code && Object.hasOwn(byCode, code) ? byCode[code] : undefined) ?? verdictOfStatus(status);
}
