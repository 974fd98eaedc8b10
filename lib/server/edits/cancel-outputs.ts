import type { Transaction } from "@/lib/server/db/client";
import { announceEdit, type EditRow } from "@/lib/server/db/edits";
import { lockOutputs, updateOutput } from "@/lib/server/db/outputs";
import type { Services } from "@/lib/server/services";
import { endWithout } from "./advance-output";
import { tellEnded } from "./tell-output";
import { ownFailure } from "./to-failure";

/**
 * Cancels an edit's pending outputs; the worker that has a call under way hears of it and gives the call up. A picture
 * that is already being saved is let through: it is made and paid for. With `made` one that waits for storage is stopped, too: it
 * stays where it is for a day, and running it again brings it home. With `outputId` it is that one alone. Answers how many were canceled.
 */
export async function cancelOutputs(
  services: Pick<Services, "providers" | "log" | "metrics">,
  tx: Transaction,
  { id, ownerId, recipe }: EditRow,
  { made = false, outputId }: { made?: boolean; outputId?: string } = {},
): Promise<number> {
  const billed = services.providers.find(recipe.provider)?.billed ?? true;
  let canceled = 0;
  for (const output of await lockOutputs(tx, ownerId, id)) {
    if (outputId !== undefined && output.id !== outputId) continue;
    const isHeld = made && output.status === "saving" && output.nextAttemptAt !== null;
    const wasSent = output.status === "submitting" || output.status === "waiting" || isHeld;
    if (!wasSent && output.status !== "queued") continue;
    const { providerRequestId } = output;
    const failure = wasSent
      ? { ...ownFailure("canceled", { retryable: true, mayHaveBeenCharged: billed }), providerRequestId }
      : null;
    const { attempt, status } = output;
    const at = { id: output.id, attempt, statuses: [status] };
    const ended = await updateOutput(tx, at, endWithout("canceled", failure));
    if (ended) tellEnded(services, ended, recipe);
    canceled += 1;
  }
  if (canceled > 0) await announceEdit(tx, id);
  return canceled;
}
