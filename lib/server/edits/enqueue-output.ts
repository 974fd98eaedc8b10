import type { Transaction } from "@/lib/server/db/client";
import type { Queue } from "@/lib/server/jobs/queue";

/** Asks for the output's attempt to be worked on. A job of the same attempt that still waits is replaced. */
export function enqueueOutput(
  queue: Queue,
  tx: Transaction,
  output: { id: string; attempt: number },
  { provider, firstAttempt = 1, runAt }: { provider: string; firstAttempt?: number; runAt?: Date },
): Promise<void> {
  const { id, attempt } = output;
  return queue.enqueue(
    tx,
    "run-output",
    { outputId: id, attempt, firstAttempt },
    { lane: provider, key: `output:${id}:${attempt}`, runAt },
  );
}
