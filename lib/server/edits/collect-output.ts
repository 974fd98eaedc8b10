import { retryPolicy } from "@/lib/domain/retry-policy";
import { type Progress, ProviderError } from "@/lib/server/providers/image-editor";
import type { Services } from "@/lib/server/services";
import { advanceOutput, endWithout } from "./advance-output";
import { followProgress } from "./follow-progress";
import { lookAgain } from "./put-back";
import { settleError } from "./settle-error";
import { tellAnswered } from "./tell-output";
import { ownFailure } from "./to-failure";
import { watchCancellation } from "./watch-cancellation";
import { withinLimit } from "./within-limit";
import type { Work } from "./work";

/** Asks after work that the provider has accepted. Costs nothing, so it may be repeated as often as needed. */
export async function collectOutput(services: Services, work: Work): Promise<void> {
  const { output, editor, stopping } = work;
  if (output.ticket === null || stopping.aborted) return lookAgain(services, work);
  const cancellation = watchCancellation(services, output, output.editId);
  let progress: Progress;
  try {
    const question = editor.collect(output.ticket, AbortSignal.any([stopping, cancellation.signal]));
    progress = await withinLimit(retryPolicy.collect.answerMs, question);
  } catch (error) {
    if (isPlainNo(error)) return await settleError(services, work, error);
    return await askLater(services, work);
  } finally {
    cancellation.end();
  }
  // How long the work took, not this question; and not each question of many.
  const sentAt = (output.submitStartedAt ?? output.queuedAt).getTime();
  if (progress.state === "done") tellAnswered(services, output, work.edit, Date.now() - sentAt, progress);
  if (progress.state === "waiting" && hasWaitedTooLong(work)) return giveUp(services, work);
  await followProgress(services, work, progress);
}

/** Anything else only means that the question failed, not the work. */
function isPlainNo(error: unknown): error is ProviderError {
  return error instanceof ProviderError && !error.retryable && (error.outcome === "refused" || error.outcome === "ran");
}

async function askLater(services: Services, work: Work): Promise<void> {
  if (hasWaitedTooLong(work)) await giveUp(services, work);
  else await lookAgain(services, work, work.stopping.aborted ? 0 : retryPolicy.collect.everyMs);
}

function hasWaitedTooLong({ output }: Work): boolean {
  return Date.now() - (output.submitStartedAt ?? output.queuedAt).getTime() > retryPolicy.collect.longestMs;
}

async function giveUp(services: Services, { output, editor }: Work): Promise<void> {
  const failure = ownFailure("timed_out", { retryable: true, mayHaveBeenCharged: editor.billed });
  await advanceOutput(services, output, ["waiting", "saving"], endWithout("unconfirmed", failure));
}
