import type { OutputStatus } from "@/lib/domain/edit";
import { retryDelayMs } from "@/lib/domain/retry-policy";
import { outlastOutage } from "@/lib/server/db/outlast-outage";
import { ProviderError } from "@/lib/server/providers/image-editor";
import type { Services } from "@/lib/server/services";
import { advanceOutput, endWithout } from "./advance-output";
import { enqueueOutput } from "./enqueue-output";
import { putBack } from "./put-back";
import { ownFailure, providerFailure } from "./to-failure";
import type { Work } from "./work";

/** Ends an attempt whose call gave no picture, or plans the next one where that surely costs nothing twice. */
export async function settleError(services: Services, work: Work, error: unknown): Promise<void> {
  const { output, editor, stopping } = work;
  const from = fromFor(error);
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
  const retry = output.attempt - output.firstAttempt + 1;
  const delayMs = known.retryable ? retryDelayMs(known.outcome, retry, known.retryAfterMs) : null;
  if (delayMs !== null) return planNextAttempt(services, work, from, delayMs);
  const { status, failure } = providerFailure(known, editor.billed);
  const changes = { ...endWithout(status, failure), warnings: known.warnings };
  await outlastOutage(() => advanceOutput(services, output, from, changes));
}

/** Another worker may have taken us for dead meanwhile and called it unconfirmed: a plain answer is the better end, another doubt is not. */
function fromFor(error: unknown): readonly OutputStatus[] {
  const pending = ["submitting", "waiting", "saving"] as const;
  return isAnswer(error) ? [...pending, "unconfirmed"] : pending;
}

/** The provider did answer: that we are stopping changes nothing about it. */
function isAnswer(error: unknown): boolean {
  return error instanceof ProviderError && error.outcome !== "unknown" && error.code !== "canceled";
}

function hasNotRun(error: unknown): boolean {
  return error instanceof ProviderError && error.outcome === "not_run";
}

/** Whoever turned this call away would turn away the others that queue for them too, so the whole lane waits. */
async function planNextAttempt(
  services: Services,
  { output, edit }: Work,
  from: readonly OutputStatus[],
  delayMs: number,
): Promise<void> {
  const nextAttemptAt = new Date(Date.now() + delayMs);
  const begun = { startedAt: null, finishedAt: null, failure: null, ticket: null };
  const next = { status: "queued", attempt: output.attempt + 1, nextAttemptAt, ...begun } as const;
  const { provider } = edit.recipe;
  await outlastOutage(() =>
    advanceOutput(services, output, from, next, async (tx, planned) => {
      await enqueueOutput(services.queue, tx, planned, { provider, runAt: nextAttemptAt });
      await services.queue.pauseLane(tx, provider, nextAttemptAt);
    }),
  );
}

function toUnknown(cause: unknown): ProviderError {
  return new ProviderError("provider_error", "The call ended in a way that was not foreseen.", {
    outcome: "unknown",
    retryable: true,
    cause,
  });
}
