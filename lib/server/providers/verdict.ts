import type { FailureCode } from "@/lib/domain/failure";
import type { CallOutcome } from "./image-editor";

/** What a provider's answer means to us. */
export type Verdict = { code: FailureCode; outcome: CallOutcome; retryable: boolean };

const refused = (code: FailureCode, retryable = false): Verdict => ({ code, outcome: "refused", retryable });
const notRun = (code: FailureCode): Verdict => ({ code, outcome: "not_run", retryable: true });
const unknown = (code: FailureCode): Verdict => ({ code, outcome: "unknown", retryable: false });

/** Every meaning that an adapter may give to a row of its error table. */
export const verdicts = {
  blocked: refused("blocked"),
  badInput: refused("bad_input"),
  badKey: refused("bad_key"),
  outOfCredit: refused("out_of_credit"),
  modelUnavailable: refused("model_unavailable"),
  providerError: refused("provider_error", true),
  rateLimited: notRun("rate_limited"),
  providerBusy: notRun("provider_busy"),
  timedOut: unknown("timed_out"),
  connectionLost: unknown("connection_lost"),
} as const satisfies Record<string, Verdict>;

const byStatus: Record<number, Verdict> = {
  400: verdicts.badInput,
  401: verdicts.badKey,
  402: verdicts.outOfCredit,
  403: verdicts.badKey,
  404: verdicts.modelUnavailable,
  // These come from in front of the model: it may have run.
  408: verdicts.timedOut,
  413: verdicts.badInput,
  415: verdicts.badInput,
  422: verdicts.badInput,
  429: verdicts.rateLimited,
  502: verdicts.connectionLost,
  503: verdicts.providerBusy,
  504: verdicts.timedOut,
  524: verdicts.timedOut,
};

/** What an HTTP status says where the provider's own code says nothing. */
export function verdictOfStatus(status: number): Verdict {
  return byStatus[status] ?? verdicts.providerError;
}
