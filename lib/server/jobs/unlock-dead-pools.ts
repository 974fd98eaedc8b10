import type pg from "pg";
import { LOCK_SEED } from "./session-locks";

/**
 * Gives back the jobs of worker pools whose session lock is free, which means that they are gone: the queue itself
 * would wait four hours. `living` are pools of this process, spared even while their lock's connection is renewed.
 */
export async function unlockDeadPools(pool: pg.Pool, living: readonly string[]): Promise<void> {
  await pool.query(
    `with holders as (
       select distinct locked_by from graphile_worker._private_jobs
       where locked_by is not null and not (locked_by = any($2::text[]))
     ), dead as materialized (
       select locked_by from holders where pg_try_advisory_xact_lock(hashtextextended(locked_by, $1))
     )
     select graphile_worker.force_unlock_workers((select array_agg(locked_by) from dead))
     where exists (select from dead)`,
    [LOCK_SEED, living],
  );
}
