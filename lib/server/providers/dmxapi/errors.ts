import { z } from "zod";
import type { ProviderWords } from "../refusal";
import { type Verdict, verdictOfStatus, verdicts } from "../verdict";

/** The gateway's codes (new-api, read 2026-10) that say more than the status. */
const byCode: Record<string, Verdict> = {
  insufficient_user_quota: verdicts.outOfCredit,
  pre_consume_token_quota_failed: verdicts.outOfCredit,
  // Ours, not theirs, in spite of their 500 and 503: never to be tried again as they are.
  convert_request_failed: verdicts.badInput,
  invalid_request: verdicts.badInput,
  read_request_body_failed: verdicts.badInput,
  model_not_found: verdicts.modelUnavailable,
  access_denied: verdicts.badKey,
  do_request_failed: verdicts.providerError,
  bad_response: verdicts.providerError,
  bad_response_body: verdicts.providerError,
  read_response_body_failed: verdicts.providerError,
};

/** The gateway often leaves the code empty, and an upstream refusal keeps only its message. */
const byMessage: [RegExp, Verdict][] = [
  [/inappropriate content|DataInspection|sensitive|违规|敏感/i, verdicts.blocked],
  [/无效的?令牌|令牌已过期|令牌状态不可用|未提供令牌/, verdicts.badKey],
  [/额度|quota is not enough|quota exceeded/i, verdicts.outOfCredit],
  [/无可用渠道|无权访问模型|no available channel/i, verdicts.modelUnavailable],
  [/image is required|image format error|corrupted file/i, verdicts.badInput],
  [/负载已饱和/, verdicts.providerBusy],
  // The model's maker gave up after 300 s of work, and the gateway says it with a 500.
  [/request timed out|RequestTimeOut/i, verdicts.timedOut],
];

const text = z.string().nullish().catch(null);
const errorSchema = z.object({
  error: z.object({ message: text, code: z.union([z.string(), z.number()]).nullish().catch(null) }),
});
const REQUEST_ID = /\s*\(request id: ([^)]+)\)\s*$/;

/** The words of an error answer; null when it is none. The request id stands behind the message, or in a header. */
export function dmxapiWords(answer: unknown, header: string | undefined): ProviderWords | null {
  const { data } = errorSchema.safeParse(answer);
  if (!data) return null;
  const message = data.error.message ?? "";
  const code = data.error.code;
  return {
    code: code === null || code === undefined || code === "" ? null : String(code),
    message: message.replace(REQUEST_ID, "") || null,
    requestId: REQUEST_ID.exec(message)?.[1] ?? header ?? null,
  };
}

/** By the statuses that leave the outcome open, then by code, then by message, then by status. */
export function dmxapiVerdict(status: number, { code, message }: ProviderWords): Verdict {
  const fromStatus = verdictOfStatus(status);
  if (fromStatus.outcome === "unknown") return fromStatus;
  if (code && Object.hasOwn(byCode, code) && byCode[code]) {
    const fromCode = byCode[code];
    // An upstream refusal travels under a general code; its words tell what it was.
    return fromCode === verdicts.providerError ? (verdictOfMessage(message) ?? fromCode) : fromCode;
  }
  return verdictOfMessage(message) ?? fromStatus;
}

function verdictOfMessage(message: string | null): Verdict | undefined {
  return byMessage.find(([pattern]) => pattern.test(message ?? ""))?.[1];
}
