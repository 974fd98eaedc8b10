import { outlastOutage } from "@/lib/server/db/outlast-outage";
import { retryDelayMs } from "@/lib/server/jobs/retry-policy";
import { ProviderError } from "@/lib/server/providers/image-editor";
import type { Services } from "@/lib/server/services";
import { advanceOutput, endWithout } from "./advance-output";
import { enqueueOutput } from "./enqueue-output";
import { putBack } from "./put-back";
import { ownFailure, providerFailure } from "./to-failure";
import type { Work } from "./work";

/** Ends an attempt whose call gave no picture, or plans the next one where that surely costs nothing twice. */
export async function settleError(services: Services, work: Work, error: unknown): Promise<void> {
  const { output, editor, stopping, firstAttempt } = work;
  const from = ["submitting", "waiting", "saving"] as const;
  if (stopping.aborted && !isAnswer(error)) {
    if (!editor.billed || hasNotRun(error)) return putBack(services, work);
    const failure = ownFailure("interrupted", { retryable: true, mayHaveBeenCharged: true });
    await outlastOutage(() => advanceOutput(services, output, from, endWithout("unconfirmed", failure)));
    return;
  }
  if (!(error instanceof ProviderError)) {
    services.log.error({ error, outputId: output.id }, "an adapter threw what is no ProviderError");
  }
  const known = error instanceof ProviderError ? error : toUnknown(error);
  const delayMs = isWorthRepeating(known) ? retryDelayMs(output.attempt - firstAttempt + 1, known.retryAfterMs) : null;
  if (delayMs !== null) return planNextAttempt(services, work, delayMs);
  const { status, failure } = providerFailure(known, editor.billed);
  const changes = { ...endWithout(status, failure), warnings: known.warnings };
  await outlastOutage(() => advanceOutput(services, output, from, changes));
}

/** The provider did answer: that we are stopping changes nothing about it. */
function isAnswer(error: unknown): boolean {
  return error instanceof ProviderError && error.outcome !== "unknown" && error.code !== "canceled";
}

function hasNotRun(error: unknown): boolean {
  return error instanceof ProviderError && error.outcome === "not_run";
}

/** Only what surely did not run, or was turned away at the door. */
function isWorthRepeating({ outcome, code, retryable }: ProviderError): boolean {
  if (!retryable) return false;
  return outcome === "not_run" || (outcome === "refused" && (code === "rate_limited" || code === "provider_busy"));
}

async function planNextAttempt(
  services: Services,
  { output, edit, firstAttempt }: Work,
  delayMs: number,
): Promise<void> {
  const nextAttemptAt = new Date(Date.now() + delayMs);
  const next = { status: "queued", attempt: output.attempt + 1, nextAttemptAt, startedAt: null, ticket: null } as const;
  const { provider } = edit.recipe;
  await outlastOutage(() =>
    advanceOutput(services, output, ["submitting", "waiting"], next, (tx, planned) =>
      enqueueOutput(services.queue, tx, planned, { provider, firstAttempt, runAt: nextAttemptAt }),
    ),
  );
}

function toUnknown(cause: unknown): ProviderError {
  return new ProviderError("provider_error", "The call ended in a way that was not foreseen.", {
    outcome: "unknown",
    retryable: true,
    cause,
  });
}
