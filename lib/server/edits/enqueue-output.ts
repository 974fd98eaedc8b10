import type { Transaction } from "@/lib/server/db/client";
import type { Queue } from "@/lib/server/jobs/queue";

/** Pictures that are made and not stored wait for no provider. No provider can be called so. */
const STORING_LANE = "own:storing";
const STORED_AT_ONCE = 3;

/** How many jobs of each lane may run at once. */
export function lanesOf(editors: readonly { id: string; concurrency: number }[]): Record<string, number> {
  return {
    ...Object.fromEntries(editors.map(({ id, concurrency }) => [id, concurrency])),
    [STORING_LANE]: STORED_AT_ONCE,
  };
}

/** Names the job of one attempt. */
export function jobKeyOf({ id, attempt }: { id: string; attempt: number }): string {
  return `output:${id}:${attempt}`;
}

/**
 * Asks for the output's attempt to be worked on, in its turn; with `savingTries` only its finished picture is still to be
 * stored. A job of the same attempt that still waits is replaced.
 */
export function enqueueOutput(
  queue: Queue,
  tx: Transaction,
  output: { id: string; attempt: number; turn: number },
  { provider, runAt, ...tries }: { provider: string; savingTries?: number; sourceTries?: number; runAt?: Date },
): Promise<void> {
  const lane = tries.savingTries === undefined ? provider : STORING_LANE;
  const { id, attempt, turn } = output;
  const options = { lane, key: jobKeyOf(output), turn, runAt };
  return queue.enqueue(tx, "run-output", { outputId: id, attempt, ...tries }, options);
}
