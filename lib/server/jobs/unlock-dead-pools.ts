import type pg from "pg";
import { LOCK_SEED } from "./session-locks";

/**
 * Gives back the jobs of worker pools that are gone: the queue itself would wait four hours. Gone is whose session lock is free now and
 * was free at the last look (`suspects`): a living one whose connection broke takes its lock again in between, and its calls must not be
 * called unconfirmed while they are being answered. `living` are pools of this process. Answers whose lock was free.
 */
export async function unlockDeadPools(
  pool: pg.Pool,
  living: readonly string[],
  suspects: readonly string[],
): Promise<string[]> {
  const { rows } = await pool.query<{ free: string[] }>(
    `with holders as (
       select distinct locked_by from graphile_worker._private_jobs
       where locked_by is not null and not (locked_by = any($2::text[]))
     ), free as materialized (
       select locked_by from holders where pg_try_advisory_xact_lock_shared(hashtextextended(locked_by, $1))
     ), unlocked as materialized (
       select graphile_worker.force_unlock_workers((select array_agg(locked_by) from free where locked_by = any($3::text[])))
       where exists (select from free where locked_by = any($3::text[]))
     )
     select coalesce(array_agg(locked_by), '{}') as free, (select count(*) from unlocked) from free`,
    [LOCK_SEED, living, suspects],
  );
  return rows[0]?.free ?? [];
}
