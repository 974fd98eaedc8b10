import type { Transaction } from "@/lib/server/db/client";
import type { Queue } from "@/lib/server/jobs/queue";

/** Asks for the output's attempt to be worked on, in its turn. A job of the same attempt that still waits is replaced. */
export function enqueueOutput(
  queue: Queue,
  tx: Transaction,
  { id, attempt, turn }: { id: string; attempt: number; turn: number },
  { provider, runAt }: { provider: string; runAt?: Date },
): Promise<void> {
  const options = { lane: provider, key: `output:${id}:${attempt}`, turn, runAt };
  return queue.enqueue(tx, "run-output", { outputId: id, attempt }, options);
}
