import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import type { Log } from "@/lib/server/log";
import { watchDeadWorkers } from "./dead-workers";
import { listClosedLanes, openLanes } from "./lane-gate";
import { createLanes } from "./lanes";
import type { Queue, Tasks } from "./queue";
import { openSessionLocks, type SessionLocks } from "./session-locks";
import { type JobHolder, type RunningPool, startRunner } from "./start-runner";

export type WorkerPool = {
  take: Queue["take"];
  /** Takes no further job, gives running ones their grace, then aborts them and waits until they have written their end. */
  stop(): Promise<void>;
};

export type WorkerPoolOptions = {
  /** Its options are read anew for every connection, since a restarted database may answer on another port. */
  pool: pg.Pool;
  tasks: Tasks;
  /** How many jobs of each lane may run at once, over all processes. */
  lanes: Readonly<Record<string, number>>;
  graceMs: number;
  log: Log;
};

const RECOVERY_EVERY_MS = 500;
const RETRY_AFTER_MS = 200;

/** Runs jobs until stopped, through restarts of the database and deaths of other workers. */
export async function startWorkerPool({ pool, tasks, lanes, graceMs, log }: WorkerPoolOptions): Promise<WorkerPool> {
  const work = new AbortController();
  const stopping = new AbortController();
  const living = new Map<string, JobHolder>();
  const taken = createLanes(lanes, () => listClosedLanes(pool));
  const dead = watchDeadWorkers(pool);
  await openLanes(pool, lanes);

  /** Kept over beginnings that fail after it: what is under way must not look like a dead worker's for as long. */
  let waiting: SessionLocks | null = null;

  /** False when the others would take us for dead, because the database no longer knows of a lock that we believe to hold. */
  const recover = async (locks: SessionLocks): Promise<boolean> => {
    await locks.keepOnly(new Set(living.keys()));
    const { missing } = await dead.look([...living.values()]);
    return !missing.some((id) => locks.holds(id));
  };

  const begin = async (): Promise<Generation> => {
    waiting = waiting?.isOpen() ? waiting : await openSessionLocks(pool);
    const locks = waiting;
    let running: RunningPool | null = null;
    try {
      for (const id of living.keys()) await locks.hold(id);
      const hold = async (holder: JobHolder) => {
        living.set(holder.id, holder);
        await locks.hold(holder.id);
      };
      running = await startRunner({ pool, tasks, lanes: taken, signal: work.signal, log, hold });
      await recover(locks);
      waiting = null;
      return toGeneration(running, locks);
    } catch (error) {
      await running?.stop();
      living.delete(running?.id() ?? "");
      throw error;
    }
  };

  // What it began may still be under way: its jobs stay its own until they are done, then others find them free.
  const retire = async ({ running, locks }: Generation) => {
    await running.stop();
    living.delete(running.id());
    await locks.end().catch(() => undefined);
    await dead.bury(running.id()).catch((error) => log.debug({ error }, "jobs wait until their worker is missed"));
  };

  let current = await begin().catch(async (error) => {
    await waiting?.end();
    throw error;
  });
  const retired = new Set<Promise<void>>();

  /** False when it ends without a generation that is still to be retired. */
  const supervise = async () => {
    for (;;) {
      await sleep(RECOVERY_EVERY_MS, undefined, { signal: current.interruption.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return true;
      const isWell = !current.isLost() && (await looked(recover(current.locks), log));
      if (isWell) continue;
      log.warn({}, "the queue lost its database connection and takes it up again");
      dead.forget();
      const old = retire(current).finally(() => retired.delete(old));
      retired.add(old);
      const next = await beginAgain(begin, stopping.signal, log);
      if (!next) return false;
      current = next;
      if (stopping.signal.aborted) return true;
    }
  };
  const supervised = supervise();

  return {
    async take(tx, key) {
      return stopping.signal.aborted || current.isLost() ? null : current.running.take(tx, key);
    },
    async stop() {
      stopping.abort();
      current.interruption.abort();
      const hasCurrent = await supervised;
      const grace = setTimeout(() => work.abort(new Error("The worker is stopping.")), graceMs);
      await Promise.all([hasCurrent ? retire(current) : undefined, ...retired]);
      clearTimeout(grace);
      await waiting?.end();
    },
  };
}

/** A look that fails says nothing: whether a connection is lost, it says itself. */
function looked(look: Promise<boolean>, log: Log): Promise<boolean> {
  return look.catch((error) => {
    log.debug({ error }, "could not look for dead workers");
    return true;
  });
}

/** Workers and the lock that says they live: what ends together. */
type Generation = {
  running: RunningPool;
  locks: SessionLocks;
  isLost(): boolean;
  /** Ends the wait for the next look: when it is lost, or when we stop. */
  interruption: AbortController;
};

function toGeneration(running: RunningPool, locks: SessionLocks): Generation {
  const interruption = new AbortController();
  let isLost = false;
  void Promise.race([running.ended, locks.ended]).then(() => {
    isLost = true;
    interruption.abort();
  });
  return { running, locks, isLost: () => isLost, interruption };
}

async function beginAgain<Begun>(begin: () => Promise<Begun>, stopping: AbortSignal, log: Log): Promise<Begun | null> {
  while (!stopping.aborted) {
    try {
      return await begin();
    } catch (error) {
      log.debug({ error }, "the queue's database is not there yet");
      await sleep(RETRY_AFTER_MS, undefined, { signal: stopping }).catch(() => undefined);
    }
  }
  return null;
}
