import { sql } from "drizzle-orm";
import type { Queryable, Transaction } from "./client";
import { spending } from "./schema";

/** Ended, and surely without a charge: what was set aside for it is free again. */
const isFree = sql`o.status in ('failed', 'canceled') and coalesce((o.failure ->> 'mayHaveBeenCharged')::boolean, false) = false`;
const isOfAttempt = sql`s.output_id = o.id and s.first_attempt = o.first_attempt`;

/** From here until the end of the transaction nobody else sets anything aside for this provider, in any process. */
export async function lockSpending(tx: Transaction, provider: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`spending ${provider}`}, 0))`);
}

export async function insertSpending(tx: Transaction, rows: (typeof spending.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await tx.insert(spending).values(rows);
}

/**
 * What each provider has cost since then, or will have: calls made, those of which nobody knows whether they ran, and what is still
 * to be called, whenever that was asked for. Also of edits that are gone.
 */
export async function readSpent(db: Queryable, since: Date): Promise<Map<string, number>> {
  const { rows } = await db.execute<{ provider: string; spent: number }>(sql`
    select s.provider, sum(s.amount)::float8 as spent
    from spending s left join outputs o on ${isOfAttempt}
    where (s.reserved_at >= ${since.toISOString()}::timestamptz or o.submit_started_at >= ${since.toISOString()}::timestamptz
        or o.status in ('queued', 'submitting', 'waiting', 'saving'))
      and not coalesce(${isFree}, false)
    group by s.provider`);
  return new Map(rows.map(({ provider, spent }) => [provider, spent]));
}

/** Before an edit's outputs begin anew or are removed: afterwards nobody could tell what they did not cost. */
export async function deleteUnspent(tx: Transaction, editId: string): Promise<void> {
  await tx.execute(sql`
    delete from spending s using outputs o where o.edit_id = ${editId} and ${isOfAttempt} and ${isFree}`);
}
