import { sql } from "drizzle-orm";
import type { Failure } from "@/lib/domain/failure";
import type { Transaction } from "@/lib/server/db/client";
import { enqueueOutput } from "@/lib/server/edits/enqueue-output";
import { ownFailure } from "@/lib/server/edits/to-failure";
import type { Installation } from "./open-installation";

export type Settled = { runAgain: number; canceled: number; unconfirmed: number; failed: number };

/**
 * Settles what was pending when the backup was made. The installation that it was made of may have gone on and paid since, so a
 * restored copy calls nobody who is paid: what was queued there is canceled here, and runs at a person's press; what was on its way is
 * unconfirmed. What costs nothing, by its configuration here, runs again; a finished picture that still lies under its link is fetched.
 */
export async function settleRestored(
  { providers, queue }: Pick<Installation, "providers" | "queue">,
  tx: Transaction,
): Promise<Settled> {
  const free = providers.editors.filter(({ billed, configured }) => configured && !billed).map(({ id }) => id);
  const isFree = sql`(select e.recipe ->> 'provider' from edits e where e.id = o.edit_id) = any(${sql.param(free)}::text[])`;
  const interrupted = ownFailure("interrupted", { retryable: true, mayHaveBeenCharged: true });

  await tx.execute(sql`update outputs o
    set status = 'queued', started_at = null, next_attempt_at = null, ticket = null
    where o.status in ('queued', 'submitting', 'waiting', 'saving') and ${isFree}`);
  const isPaid = sql`not coalesce(${isFree}, false)`;
  const canceled = await end(tx, sql`o.status = 'queued' and ${isPaid}`, "canceled", null);
  const unconfirmed = await end(tx, sql`o.status in ('submitting', 'waiting')`, "unconfirmed", interrupted);
  const failed = await end(tx, sql`o.status = 'saving' and ${hasNoLink}`, "failed", interrupted);

  await forgetSpools(tx);
  const { rows: pending } = await tx.execute<{ id: string; attempt: number; turn: number; provider: string }>(sql`
    select o.id, o.attempt, coalesce((to_jsonb(o) ->> 'turn')::int, 0) as turn, e.recipe ->> 'provider' as provider from outputs o join edits e on e.id = o.edit_id
    where o.status in ('queued', 'saving') order by o.queued_at, o.edit_id, o.index`);
  for (const { provider, ...output } of pending) {
    await enqueueOutput(queue, tx, output, { provider });
  }
  return { runAgain: pending.length, canceled, unconfirmed, failed };
}

/** What the disks of the first installation still hold is not in a backup. */
async function forgetSpools(tx: Transaction): Promise<void> {
  const { rows } = await tx.execute(sql`select from information_schema.columns
    where table_schema = current_schema() and table_name = 'outputs' and column_name = 'spool_id'`);
  if (rows.length > 0) await tx.execute(sql`update outputs set spool_id = null where spool_id is not null`);
}

/** Asked this way because the tables may still be those of a version that kept no links. */
const hasNoLink = sql`to_jsonb(o) ->> 'result_url' is null`;

async function end(
  tx: Transaction,
  which: ReturnType<typeof sql>,
  status: "canceled" | "unconfirmed" | "failed",
  failure: Failure | null,
): Promise<number> {
  const json = failure && JSON.stringify(failure);
  const { rowCount } = await tx.execute(sql`update outputs o
    set status = ${status}, failure = ${json}::jsonb, finished_at = now(), next_attempt_at = null where ${which}`);
  return rowCount ?? 0;
}
