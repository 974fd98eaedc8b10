import type { OutputStatus } from "@/lib/domain/edit";
import type { Failure } from "@/lib/domain/failure";
import type { Transaction } from "@/lib/server/db/client";
import { announceEdit } from "@/lib/server/db/edits";
import { type NewOutputRow, type OutputRow, updateOutput } from "@/lib/server/db/outputs";
import type { Services } from "@/lib/server/services";

export type Attempt = { id: string; attempt: number };

/**
 * Takes one attempt of an output from one of `from` to its next state and tells everyone, in one transaction with
 * `also`. Null when it no longer stands there: somebody canceled it, or another run has gone on with it.
 */
export function advanceOutput(
  { db }: Pick<Services, "db">,
  { id, attempt }: Attempt,
  from: readonly OutputStatus[],
  changes: Partial<NewOutputRow>,
  also?: (tx: Transaction, output: OutputRow) => Promise<void>,
): Promise<OutputRow | null> {
  return db.transaction(async (tx) => {
    const output = await updateOutput(tx, { id, attempt, statuses: from }, changes);
    if (!output) return null;
    await also?.(tx, output);
    await announceEdit(tx, output.editId);
    return output;
  });
}

/** The last state of an attempt that gave no picture. */
export function endWithout(
  status: "failed" | "canceled" | "unconfirmed",
  failure: Failure | null,
): Partial<NewOutputRow> {
  return {
    status,
    failure,
    finishedAt: new Date(),
    nextAttemptAt: null,
    providerRequestId: failure?.providerRequestId ?? null,
  };
}
