import { sql } from "drizzle-orm";
import { laneFlag } from "./lanes";
import type { Queue } from "./queue";

/**
 * How often a job may be begun. High, because every killed worker uses one up and a job that has none left would
 * never run again; whether work is repeated is decided by the output's state, not here.
 */
const MAX_ATTEMPTS = 1000;

/** The queue keeps it in 16 bits. Turns begin anew when a line is empty, so that they do not come near it. */
const LAST_TURN = 32_000;

/** The queue in our own PostgreSQL: `add_job` runs inside the caller's transaction. `take` is of the workers of this process. */
export function createGraphileQueue(take: Queue["take"] = async () => null): Queue {
  return {
    take,
    async enqueue(tx, name, payload, { runAt, lane, turn = 0, key } = {}) {
      const flags = lane === undefined ? sql`null` : sql`array[${laneFlag(lane)}]`;
      await tx.execute(sql`select graphile_worker.add_job(
        identifier => ${name}::text,
        payload => ${JSON.stringify(payload)}::json,
        run_at => ${runAt?.toISOString() ?? null}::timestamptz,
        max_attempts => ${MAX_ATTEMPTS}::int,
        job_key => ${key ?? null}::text,
        priority => ${Math.min(turn, LAST_TURN)}::int,
        flags => ${flags}::text[]
      )`);
    },
    async pauseLane(tx, lane, until) {
      await tx.execute(sql`update lanes set paused_until = greatest(paused_until, ${until.toISOString()}::timestamptz)
        where id = ${lane}`);
    },
  };
}
