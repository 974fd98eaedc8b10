import { z } from "zod";
import type { ProviderWords } from "../refusal";
import { type Verdict, verdictOfStatus, verdicts } from "../verdict";
import type { ErrorShape } from "./dialect";

const text = z.string().nullish().catch(null);
const id = z.union([z.string(), z.number()]).nullish().catch(null);

/** FastAPI's: a text, a list of complaints, or (DeepInfra) an object with the text in it. */
const detailSchema = z.object({
  detail: z.union([z.string(), z.array(z.object({ msg: text })), z.object({ error: text, message: text })]),
});

const readers: Record<Exclude<ErrorShape, "any">, (answer: unknown) => ProviderWords | null> = {
  openai(answer) {
    const { data } = z.object({ error: z.object({ message: text, code: id, type: text }) }).safeParse(answer);
    return data ? words(data.error.code ?? data.error.type, data.error.message) : null;
  },
  error_text(answer) {
    const { data } = z.object({ error: z.string(), message: text }).safeParse(answer);
    return data ? words(null, data.message || data.error) : null;
  },
  detail(answer) {
    const { data } = detailSchema.safeParse(answer);
    if (!data) return null;
    const { detail } = data;
    if (typeof detail === "string") return words(null, detail);
    if (!Array.isArray(detail)) return words(null, detail.error || detail.message);
    const complaints = detail.map(({ msg }) => msg).filter(Boolean);
    return words(null, complaints.join("; "));
  },
  flat(answer) {
    const { data } = z.object({ code: id, message: z.string(), request_id: text }).safeParse(answer);
    return data ? { ...words(data.code, data.message), requestId: data.request_id || null } : null;
  },
};

function words(code: string | number | null | undefined, message: string | null | undefined): ProviderWords {
  return {
    code: code === null || code === undefined || code === "" ? null : String(code),
    message: message || null,
    requestId: null,
  };
}

/** The words of an error answer in the dialect's shape, or in any that is known; null when it is none. */
export function openAiWords(answer: unknown, shape: ErrorShape): ProviderWords | null {
  if (shape !== "any") {
    const found = readers[shape](answer);
    if (found) return found;
  }
  for (const read of Object.values(readers)) {
    const found = read(answer);
    if (found) return found;
  }
  return null;
}

const byCode: Record<string, Verdict> = {
  moderation_blocked: verdicts.blocked,
  content_policy_violation: verdicts.blocked,
  invalid_api_key: verdicts.badKey,
  insufficient_quota: verdicts.outOfCredit,
  billing_hard_limit_reached: verdicts.outOfCredit,
  model_not_found: verdicts.modelUnavailable,
  rate_limit_exceeded: verdicts.rateLimited,
};

/** By code where it is one of OpenAI's, else by status. */
export function openAiVerdict(status: number, { code }: ProviderWords): Verdict {
  return (code && Object.hasOwn(byCode, code) ? byCode[code] : undefined) ?? verdictOfStatus(status);
}
