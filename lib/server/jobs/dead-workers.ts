import type pg from "pg";
import { LOCK_SEED } from "./session-locks";
import type { JobHolder } from "./start-runner";

/**
 * A worker whose connection broke takes its lock again within moments, and its calls must not be called unconfirmed while they are being
 * answered: so a lock has to be free for a while before its holder is dead. After an outage of the database every lock is free at first.
 */
const DEAD_AFTER_MS = 1000;
const DEAD_AFTER_OUTAGE_MS = 3000;
const OUTAGE_LASTS_MS = 10_000;
/** How long an answer of the queue may be on its way to the worker whose job it is. */
const ORPHANED_AFTER_MS = 1500;

/** Gives back jobs that nobody is at work on any more; the queue itself would wait four hours. */
export type DeadWorkers = {
  /** `own` are the runners of this process, also those that take no further job. Tells the `missing` ones, whose lock nobody holds. */
  look(own: readonly JobHolder[]): Promise<{ missing: string[] }>;
  /** A runner of this process whose end has come: nobody has to be asked. */
  bury(id: string): Promise<void>;
  /** What was seen before an outage says nothing: the others are taking their locks again as we do. */
  forget(): void;
};

export function watchDeadWorkers(pool: pg.Pool): DeadWorkers {
  const freeSince = new Map<string, number>();
  const orphanedSince = new Map<string, number>();
  let outageAt = Number.NEGATIVE_INFINITY;

  /** Workers of other processes, by their locks. */
  const findDead = async (own: string[]) => {
    const { free, isNew, missing } = await findFreeLocks(pool, own);
    const isAfterOutage = isNew || performance.now() - outageAt < OUTAGE_LASTS_MS;
    return { missing, dead: seenFor(freeSince, free, isAfterOutage ? DEAD_AFTER_OUTAGE_MS : DEAD_AFTER_MS) };
  };

  /** Jobs that the queue gave to this process, and whose answer got lost with a connection. */
  const findOrphans = async (own: readonly JobHolder[]) => {
    const { rows } = await pool.query<{ id: string; holder: string; taken: string }>(
      `select id::text, locked_by as holder, locked_at::text as taken from graphile_worker._private_jobs
       where locked_by = any($1::text[])`,
      [own.map((each) => each.id)],
    );
    const orphans = rows.filter(({ id, holder }) => !own.some((each) => each.id === holder && each.runs(id)));
    const seen = seenFor(
      orphanedSince,
      orphans.map(({ id, taken }) => `${id} ${taken}`),
      ORPHANED_AFTER_MS,
    );
    return orphans.filter(({ id, taken }) => seen.includes(`${id} ${taken}`)).map(({ id }) => id);
  };

  return {
    async look(own) {
      const { dead, missing } = await findDead(own.map((each) => each.id));
      if (dead.length > 0) await unlockJobsOf(pool, dead);
      const orphans = await findOrphans(own);
      if (orphans.length > 0) await unlockJobs(pool, orphans);
      return { missing };
    },
    bury: (id) => unlockJobsOf(pool, [id]),
    forget() {
      outageAt = performance.now();
      freeSince.clear();
    },
  };
}

/** Those that have been there for so long in every look; notes the new ones, drops the others. */
function seenFor(since: Map<string, number>, now: readonly string[], ms: number): string[] {
  for (const name of since.keys()) if (!now.includes(name)) since.delete(name);
  for (const name of now) if (!since.has(name)) since.set(name, performance.now());
  return now.filter((name) => performance.now() - (since.get(name) ?? 0) >= ms);
}

type FreeLocks = {
  /** Holders of jobs whose lock nobody holds. */
  free: string[];
  /** Our own whose lock nobody holds. */
  missing: string[];
  /** The server is so new that they may still be on their way back. */
  isNew: boolean;
};

async function findFreeLocks(pool: pg.Pool, own: string[]): Promise<FreeLocks> {
  const { rows } = await pool.query<FreeLocks>(
    `with holders as (
       select locked_by from graphile_worker._private_jobs where locked_by is not null
       union select locked_by from graphile_worker._private_job_queues where locked_by is not null
     ), held as materialized (
       select classid::bigint << 32 | objid::bigint as name from pg_locks
       where locktype = 'advisory' and objsubid = 1 and granted
         and database = (select oid from pg_database where datname = current_database())
     ), free as (
       select locked_by from holders
       where not (locked_by = any($2::text[])) and hashtextextended(locked_by, $1) not in (select name from held)
     )
     select coalesce(array_agg(locked_by), '{}') as free,
       array(select id from unnest($2::text[]) as id
         where hashtextextended(id, $1) not in (select name from held)) as missing,
       now() - pg_postmaster_start_time() < make_interval(secs => $3::float8) as "isNew" from free`,
    [LOCK_SEED, own, OUTAGE_LASTS_MS / 1000],
  );
  return rows[0] ?? { free: [], missing: [], isNew: false };
}

/** The queue tells nobody of what is given back. */
const TELL = `select pg_notify('jobs:insert', json_build_object('count', greatest(1, count(*)))::text) from given`;

async function unlockJobsOf(pool: pg.Pool, workers: string[]): Promise<void> {
  await pool.query(
    `with given as materialized (select id from graphile_worker._private_jobs where locked_by = any($1::text[])),
       unlocked as materialized (select graphile_worker.force_unlock_workers($1::text[]))
     ${TELL} where (select count(*) from unlocked) > 0`,
    [workers],
  );
}

async function unlockJobs(pool: pg.Pool, ids: string[]): Promise<void> {
  await pool.query(
    `with given as (
       update graphile_worker._private_jobs set locked_at = null, locked_by = null where id = any($1::bigint[]) returning id
     ) ${TELL}`,
    [ids],
  );
}
