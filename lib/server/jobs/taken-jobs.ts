import { AsyncResource } from "node:async_hooks";
import { sql } from "drizzle-orm";
import type pg from "pg";
import type { Transaction } from "@/lib/server/db/client";
import { outlastOutage } from "@/lib/server/db/outlast-outage";
import { laneTurn } from "./lane-gate";
import type { TakenJob } from "./queue";

type Task = Parameters<TakenJob["run"]>[0];

/** A commit takes milliseconds. For longer no process may keep the others from a lane. */
const IDLE_MAX_MS = 5000;

/** Jobs that were taken in the transactions that enqueued them, beside those that workers find in the queue. */
export type TakenJobs = {
  /** Null where the lane has no room, or others wait in it. */
  take(tx: Transaction, key: string, holder: string): Promise<TakenJob | null>;
  /** Settles when none is under way, nor just being taken. */
  ended(): Promise<void>;
};

/**
 * `underWay` is where others see what this process is at work on. `onFreed` is told of each place that has become free, `onUnfinished` of each
 * task that threw: its job is missed, and given to a worker.
 */
export function createTakenJobs({
  pool,
  signal,
  underWay,
  onFreed,
  onUnfinished,
}: {
  pool: pg.Pool;
  signal: AbortSignal;
  underWay: Set<string>;
  onFreed: () => void;
  onUnfinished: (error: unknown) => void;
}): TakenJobs {
  const jobs = new Set<Promise<void>>();
  // A job is none of the request's that asked for it: what the framework keeps for that one is not for it.
  const outside = new AsyncResource("TakenJobs");

  /** From before it is taken, so that nobody who waits for all of them misses it. Returns what ends it, with the job if there is one. */
  const hold = () => {
    let end: (job?: Promise<void>) => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      end = resolve;
    }).finally(() => jobs.delete(held));
    jobs.add(held);
    return end;
  };

  const runToEnd = async (jobId: string, holder: string, task: Task) => {
    try {
      await task(signal);
      await pool.query("delete from graphile_worker._private_jobs where id = $1 and locked_by = $2", [jobId, holder]);
    } catch (error) {
      onUnfinished(error);
    }
    underWay.delete(jobId);
    onFreed();
  };

  /** The transaction that took it has the lane's turn for as long as it lives, also where its commit was heard by nobody. */
  const untilOver = (flag: string) =>
    outlastOutage(
      async () => void (await pool.query(`select pg_advisory_xact_lock_shared(${laneTurn("$1")})`, [flag])),
      Number.POSITIVE_INFINITY,
    );

  return {
    async take(tx, key, holder) {
      const end = hold();
      try {
        const { rows } = await tx.execute<{ id: string; flag: string }>(takeJob(key, holder));
        const [job] = rows;
        if (!job) {
          end();
          return null;
        }
        underWay.add(job.id);
        const begin = (task: Task) => end(outside.runInAsyncScope(() => runToEnd(job.id, holder, task)));
        return {
          run: begin,
          runOnceOver: (task) => begin((signal) => untilOver(job.flag).then(() => task(signal))),
        };
      } catch (error) {
        end();
        throw error;
      }
    },
    async ended() {
      while (jobs.size > 0) await Promise.all(jobs);
    },
  };
}

/**
 * The lane's gate, which stands before every taker, may refuse it as well. Its turn is only taken where it is free, and held until the
 * transaction ends: of a process that stands still the database ends it.
 */
function takeJob(key: string, holder: string) {
  return sql`
    with asked as (
      select id, flags, (select flag from jsonb_object_keys(flags) as flag where flag like 'lane:%' limit 1) as flag
      from graphile_worker._private_jobs where key = ${key} and is_available
    ), turn as materialized (
      select id, flag, pg_try_advisory_xact_lock(${sql.raw(laneTurn("flag"))}) as is_ours,
        set_config('idle_in_transaction_session_timeout', ${String(IDLE_MAX_MS)}, true)
      from asked where not exists (
        select from graphile_worker._private_jobs as other
        where other.is_available and other.run_at <= now() and other.id <> asked.id and other.flags ? asked.flag)
    )
    update graphile_worker._private_jobs as job
    set locked_by = ${holder}, locked_at = now(), attempts = attempts + 1
    from turn where job.id = turn.id and turn.is_ours
    returning job.id::text, turn.flag`;
}
