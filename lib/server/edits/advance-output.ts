import { isPending, type OutputStatus } from "@/lib/domain/edit";
import type { Failure } from "@/lib/domain/failure";
import type { Transaction } from "@/lib/server/db/client";
import { announceEdit } from "@/lib/server/db/edits";
import { findRecipeOf, type NewOutputRow, type OutputRow, updateOutput } from "@/lib/server/db/outputs";
import type { Services } from "@/lib/server/services";
import { tellEnded } from "./tell-output";

export type Attempt = { id: string; attempt: number };

/**
 * Takes one attempt of an output from one of `from` to its next state and tells everyone, in one transaction with
 * `also`; an end is told to the log. Null when it no longer stands there: somebody canceled it, or another run has gone on with it.
 */
export async function advanceOutput(
  services: Pick<Services, "db" | "log" | "metrics">,
  { id, attempt }: Attempt,
  from: readonly OutputStatus[],
  changes: Partial<NewOutputRow>,
  also?: (tx: Transaction, output: OutputRow) => Promise<void>,
): Promise<OutputRow | null> {
  const { db } = services;
  const advanced = await db.transaction(async (tx) => {
    const output = await updateOutput(tx, { id, attempt, statuses: from }, changes);
    if (!output) return null;
    await also?.(tx, output);
    await announceEdit(tx, output.editId);
    return output;
  });
  if (advanced && changes.status !== undefined && !isPending(changes.status)) await tellEnd(services, advanced);
  return advanced;
}

/** That it is written down counts; a line in the log is not worth an error. */
async function tellEnd(services: Pick<Services, "db" | "log" | "metrics">, output: OutputRow): Promise<void> {
  const recipe = await findRecipeOf(services.db, output.editId).catch(() => null);
  if (recipe) tellEnded(services, output, recipe);
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
