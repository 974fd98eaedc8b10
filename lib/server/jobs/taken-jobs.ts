import { AsyncResource } from "node:async_hooks";
import { sql } from "drizzle-orm";
import type pg from "pg";
import type { Transaction } from "@/lib/server/db/client";
import type { RunTaken } from "./queue";

/** Jobs that were taken in the transactions that enqueued them, beside those that workers find in the queue. */
export type TakenJobs = {
  /** Null where the lane has no room, or others wait in it. */
  take(tx: Transaction, key: string, holder: string): Promise<RunTaken | null>;
  /** Settles when none is under way. */
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

  const runToEnd = async (jobId: string, holder: string, task: (signal: AbortSignal) => Promise<void>) => {
    try {
      await task(signal);
      await pool.query("delete from graphile_worker._private_jobs where id = $1 and locked_by = $2", [jobId, holder]);
    } catch (error) {
      onUnfinished(error);
    }
  };

  return {
    async take(tx, key, holder) {
      const { rows } = await tx.execute<{ id: string }>(takeJob(key, holder));
      const [job] = rows;
      if (!job) return null;
      underWay.add(job.id);
      return new Promise((taken) => {
        const ended = new Promise<void>((end) =>
          taken((task) => end(outside.runInAsyncScope(() => runToEnd(job.id, holder, task)))),
        ).finally(() => {
          underWay.delete(job.id);
          jobs.delete(ended);
          onFreed();
        });
        jobs.add(ended);
      });
    },
    async ended() {
      while (jobs.size > 0) await Promise.all(jobs);
    },
  };
}

/** The lane's gate, which stands before every taker, may refuse it as well. */
function takeJob(key: string, holder: string) {
  return sql`update graphile_worker._private_jobs as job
    set locked_by = ${holder}, locked_at = now(), attempts = attempts + 1
    where key = ${key} and is_available and not exists (
      select from graphile_worker._private_jobs as other
      where other.is_available and other.run_at <= now() and other.id <> job.id
        and other.flags ?| array(select jsonb_object_keys(job.flags)))
    returning id::text`;
}
