import type { Transaction } from "@/lib/server/db/client";
import { listUnmeasuredOutputIds } from "@/lib/server/db/outputs";
import type { Queue } from "@/lib/server/jobs/queue";
import type { Services } from "@/lib/server/services";

/** Measuring has one place of its own: it never waits for a provider, and no provider for it. */
export const MEASURE_LANE = "measure";

/** Asks for a finished output to be measured, not before `runAt`; once, however often it is asked for. */
export function enqueueMeasurement(queue: Queue, tx: Transaction, outputId: string, runAt?: Date): Promise<void> {
  return queue.enqueue(tx, "measure-output", { outputId }, { lane: MEASURE_LANE, key: `measure:${outputId}`, runAt });
}

/** For versions from before there were figures: they are measured when somebody looks at them. */
export async function enqueueMissingMeasurements(
  { db, queue }: Pick<Services, "db" | "queue">,
  ownerId: string,
  editIds: string[],
): Promise<void> {
  const ids = await listUnmeasuredOutputIds(db, ownerId, editIds);
  if (ids.length === 0) return;
  await db.transaction(async (tx) => {
    for (const id of ids) await enqueueMeasurement(queue, tx, id);
  });
}
