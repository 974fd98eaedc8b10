import { EventEmitter, setMaxListeners } from "node:events";
import { type CronItem, type Job, parseCronItems, run, type WorkerEvents, type WorkerPool } from "graphile-worker";
import type pg from "pg";
import type { Log } from "@/lib/server/log";
import { toGraphileLogger } from "./graphile-logger";
import { countDueJobs } from "./lane-gate";
import type { Lanes } from "./lanes";
import type { JobName, Queue, Tasks } from "./queue";
import { createTakenJobs } from "./taken-jobs";

/** Jobs of the future are found by looking, so this is how late they may be. One looks for all workers, which would ask one by one. */
const LOOK_EVERY_MS = 1000;
const WORKERS_LOOK_EVERY_MS = 60_000;

/**
 * Whichever process is first adds the job; the database sees to it that there is one for each time, and that one runs at a time. An
 * app that did not run at the time makes up for it when it starts.
 */
const byTheClock: (CronItem & { task: JobName })[] = [
  {
    task: "remove-expired-edits",
    match: "7 * * * *",
    options: { backfillPeriod: 60 * 60 * 1000, jobKey: "remove-expired-edits", queueName: "by-the-clock" },
  },
];

/** Under which name the queue notes whose jobs these are, and which of them it is really at work on. */
export type JobHolder = { id: string; runs(jobId: string): boolean };

export type RunningPool = {
  /** Under which the queue notes whose jobs these are. */
  id(): string;
  take: Queue["take"];
  /** Settles when it has ended, also by itself after an error. */
  ended: Promise<void>;
  stop(): Promise<void>;
};

/** One generation of workers. `hold` is called before its first job is taken. */
export async function startRunner({
  pool,
  tasks,
  lanes,
  signal,
  log,
  hold,
}: {
  pool: pg.Pool;
  tasks: Tasks;
  lanes: Lanes;
  signal: AbortSignal;
  log: Log;
  hold: (holder: JobHolder) => Promise<void>;
}): Promise<RunningPool> {
  // One signal for all jobs.
  setMaxListeners(0, signal);
  let held: { workers: WorkerPool; done: Promise<void> } | null = null;
  const underWay = new Set<string>();
  // Every question for a job ends in one of these three.
  const events: WorkerEvents = new EventEmitter();
  events.on("job:start", ({ job }) => {
    underWay.add(job.id);
    lanes.answered();
  });
  events.on("job:complete", ({ job }) => underWay.delete(job.id));
  events.on("worker:getJob:empty", () => lanes.answered());
  events.on("worker:getJob:error", () => lanes.answered());
  let isEnding = false;
  const nudge = (jobs: number) => {
    if (isEnding || jobs === 0) return;
    try {
      held?.workers.nudge(jobs);
    } catch (error) {
      log.debug({ error }, "the queue's runner has ended");
    }
  };
  const taken = createTakenJobs({
    pool,
    signal,
    underWay,
    onFreed: () => nudge(1),
    onUnfinished: (error) => tellUnfinished(log, error),
  });
  const runner = await run({
    pgPool: pool,
    events,
    concurrency: lanes.total,
    noHandleSignals: true,
    pollInterval: WORKERS_LOOK_EVERY_MS,
    logger: toGraphileLogger(log),
    forbiddenFlags: () => lanes.askForJob(),
    parsedCronItems: parseCronItems(byTheClock.filter(({ task }) => task in tasks)),
    taskList: toTaskList(tasks, signal, log),
    preset: {
      // Completion without a batch is not awaited: a database that stops would end in an unhandled rejection.
      worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 },
      plugins: [
        {
          name: "DiptychPoolLock",
          version: "1.0.0",
          worker: {
            hooks: {
              async startWorker(_context, { worker }) {
                const workers = worker.workerPool;
                held ??= { workers, done: hold({ id: workers.id, runs: (jobId) => underWay.has(jobId) }) };
                await held.done;
              },
            },
          },
        },
      ],
    },
  });
  const ended = runner.promise.then(
    () => undefined,
    (error) => log.warn({ error }, "the queue's runner ended by itself"),
  );
  const looking = setInterval(() => {
    // The next look is near, and a database that is away is told of by others.
    void countDueJobs(pool, lanes.total)
      .then(nudge)
      .catch(() => undefined);
  }, LOOK_EVERY_MS);
  const end = () => {
    isEnding = true;
    clearInterval(looking);
  };
  void ended.then(end);
  return {
    id: () => held?.workers.id ?? "",
    take: async (tx, key) => (held && !isEnding ? taken.take(tx, key, held.workers.id) : null),
    ended,
    async stop() {
      end();
      await Promise.all([runner.stop().catch(() => ended), taken.ended()]);
    },
  };
}

type Task = (payload: unknown, signal: AbortSignal, timesBegun: number) => Promise<void>;

function toTaskList(tasks: Tasks, signal: AbortSignal, log: Log) {
  const names = Object.keys(tasks) as JobName[];
  return Object.fromEntries(
    names.map((name) => [
      name,
      async (payload: unknown, { job }: { job: Job }) => {
        try {
          // The queue's table holds only what `enqueue` wrote.
          await (tasks[name] as Task)(payload, signal, job.attempts);
        } catch (error) {
          tellUnfinished(log, error, name);
          throw error;
        }
      },
    ]),
  );
}

function tellUnfinished(log: Log, error: unknown, job?: JobName): void {
  log.error({ error, job }, "a job could not write down its end, so the queue runs it again");
}
