import type { OutputStatus } from "../../lib/domain/edit";
import { pendingStatuses } from "../../lib/domain/edit";
import type { Failure } from "../../lib/domain/failure";
import type { Installation } from "./installation";
import type { Order } from "./orders";
import { until } from "./until";

export type OutputRecord = {
  id: string;
  key: string;
  status: OutputStatus;
  attempt: number;
  seed: number | null;
  failure: Failure | null;
  imageId: string | null;
  sha256: string | null;
  finishedAt: Date | null;
};

/** What the database holds of these orders now. */
export function readOutputs({ database }: Installation, orders: readonly Order[]): Promise<OutputRecord[]> {
  return database.query<OutputRecord>(
    `select o.id, e.idempotency_key as key, o.status, o.attempt, o.seed::float8 as seed, o.failure, o.image_id as "imageId",
       i.sha256, o.finished_at as "finishedAt"
     from edits e join outputs o on o.edit_id = e.id left join images i on i.id = o.image_id
     where e.idempotency_key = any($1)`,
    [orders.map(({ key }) => key)],
  );
}

export function isPendingRecord({ status }: OutputRecord): boolean {
  return (pendingStatuses as readonly string[]).includes(status);
}

/** Waits until nothing of the orders is pending, at most so long; the outputs as they are then. */
export async function settled(
  installation: Installation,
  orders: readonly Order[],
  withinMs: number,
): Promise<OutputRecord[]> {
  const look = async () => {
    const outputs = await readOutputs(installation, orders);
    return outputs.some(isPendingRecord) ? null : outputs;
  };
  return until("every output reaches an end", look, withinMs).catch(() => readOutputs(installation, orders));
}
