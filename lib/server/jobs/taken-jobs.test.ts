import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "@/lib/server/db/test-database";
import { createLog } from "@/lib/server/log";
import { createGraphileQueue } from "./graphile-queue";
import type { TakenJob } from "./queue";
import { startWorkerPool, type WorkerPool } from "./worker-pool";

describe("a job that is taken in the transaction that enqueued it", () => {
  let database: TestDatabase;
  let workers: WorkerPool;
  /** What came by the queue's way. */
  let queued: string[];
  let work: () => Promise<void>;
  const queue = createGraphileQueue((tx, key) => workers.take(tx, key));

  beforeEach(async () => {
    database = await openTestDatabase();
    queued = [];
    work = async () => undefined;
    workers = await startWorkerPool({
      pool: database.pool,
      tasks: {
        "run-output": ({ outputId }) => {
          queued.push(outputId);
          return work();
        },
      },
      lanes: { one: 1, two: 1 },
      graceMs: 1000,
      log: createLog("silent"),
    });
    // The queue's table of tasks is filled with the first job, and workers are there when it has run.
    await enqueue("the first of all");
    await until(async () => (await countJobs()) === 0);
    queued = [];
  });
  afterEach(async () => {
    await workers.stop();
    await database.close();
  });

  const enqueue = (outputId: string, lane = "one", runAt?: Date) =>
    database.db.transaction((tx) => add(tx, outputId, lane, runAt));
  const add = (tx: Parameters<typeof queue.take>[0], outputId: string, lane: string, runAt?: Date) =>
    queue.enqueue(tx, "run-output", { outputId, attempt: 1 }, { lane, key: outputId, runAt });
  const take = (outputId: string, lane = "one"): Promise<TakenJob | null> =>
    database.db.transaction(async (tx) => {
      await add(tx, outputId, lane);
      return queue.take(tx, outputId);
    });
  const countJobs = async () =>
    (await database.pool.query("select count(*)::int as n from graphile_worker._private_jobs")).rows[0].n;
  const until = async (isSo: () => boolean | Promise<boolean>) => {
    for (let tries = 0; !(await isSo()); tries++) {
      if (tries > 1000) throw new Error("It did not come about.");
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };

  it("runs here, once, and leaves nothing behind", async () => {
    const job = await take("mine");
    const ran: string[] = [];
    job?.run(async () => void ran.push("mine"));
    await until(async () => (await countJobs()) === 0);
    expect(ran).toEqual(["mine"]);
    expect(queued).toEqual([]);
  });

  it("holds its lane's place, which goes to the next in line when it ends", async () => {
    let end: () => void = () => undefined;
    const job = await take("first");
    job?.run(() => new Promise((resolve) => (end = resolve)));
    expect(await take("second")).toBeNull();
    const other = await take("elsewhere", "two");
    expect(other).not.toBeNull();
    other?.run(async () => undefined);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(queued).toEqual([]);
    end();
    await until(() => queued.length === 1);
    expect(queued).toEqual(["second"]);
  });

  it("overtakes nobody who waits in its lane, but what is planned for later", async () => {
    await enqueue("later", "one", new Date(Date.now() + 60_000));
    const job = await take("now");
    expect(job).not.toBeNull();
    job?.run(async () => undefined);
    // Nobody here runs these, so that it waits for as long as we look.
    await database.db.transaction((tx) =>
      queue.enqueue(tx, "measure-output", { outputId: "waits" }, { lane: "two", key: "waits" }),
    );
    expect(await take("behind it", "two")).toBeNull();
    await until(() => queued.length === 1);
    expect(queued).toEqual(["behind it"]);
  });

  it("is left to wait in a lane that is paused", async () => {
    await database.db.transaction((tx) => queue.pauseLane(tx, "one", new Date(Date.now() + 60_000)));
    expect(await take("paused")).toBeNull();
    expect(queued).toEqual([]);
    expect(await countJobs()).toBe(1);
  });

  it("is none when its transaction comes to nothing", async () => {
    const ran: string[] = [];
    let job: TakenJob | null = null;
    const failed = database.db.transaction(async (tx) => {
      await add(tx, "withdrawn", "one");
      job = await queue.take(tx, "withdrawn");
      throw new Error("changed our mind");
    });
    await expect(failed).rejects.toThrow("changed our mind");
    (job as TakenJob | null)?.runOnceOver(async () => void ran.push("the way back"));
    await until(() => ran.length === 1);
    await enqueue("next");
    await until(() => queued.length === 1);
    expect(queued).toEqual(["next"]);
  });

  it("goes to a worker when its task throws", async () => {
    const job = await take("unlucky");
    job?.run(async () => {
      throw new Error("The database is away.");
    });
    await until(() => queued.length === 1);
    expect(queued).toEqual(["unlucky"]);
  });

  it("is waited for by a stop, which aborts it after its grace; then none is taken any more", async () => {
    const job = await take("long");
    let wasAborted = false;
    job?.run(
      (signal) =>
        new Promise((resolve) =>
          signal.addEventListener("abort", () => {
            wasAborted = true;
            resolve();
          }),
        ),
    );
    const stopped = workers.stop();
    expect(await take("too late")).toBeNull();
    await stopped;
    expect(wasAborted).toBe(true);
    expect(await countJobs()).toBe(1);
  });

  it("breaks off nobody else's work when it ends during a stop", async () => {
    const ends: string[] = [];
    work = async () => {
      await new Promise((resolve) => setTimeout(resolve, 150));
      ends.push("of a worker");
    };
    await enqueue("of a worker", "two");
    await until(() => queued.length === 1);
    const job = await take("taken");
    job?.run(async () => void ends.push("taken"));
    await workers.stop();
    expect(ends.sort()).toEqual(["of a worker", "taken"]);
    expect(await countJobs()).toBe(0);
  });

  it("is waited for by a stop from the moment when it is being taken", async () => {
    const order: string[] = [];
    let stopped: Promise<void> = Promise.resolve();
    const job = await database.db.transaction(async (tx) => {
      await add(tx, "in between", "one");
      const taking = queue.take(tx, "in between");
      stopped = workers.stop().then(() => void order.push("stopped"));
      return taking;
    });
    expect(job).not.toBeNull();
    job?.run(async () => void order.push("ran"));
    await stopped;
    expect(order).toEqual(["ran", "stopped"]);
  });

  it("keeps no other acceptance waiting, and its process has seconds to end the transaction", async () => {
    let rival: TakenJob | null | undefined;
    const job = await database.db.transaction(async (tx) => {
      await add(tx, "first", "two");
      const first = await queue.take(tx, "first");
      rival = await take("rival", "two");
      const { rows } = await tx.execute("show idle_in_transaction_session_timeout");
      expect(rows).toEqual([{ idle_in_transaction_session_timeout: "5s" }]);
      return first;
    });
    expect(rival).toBeNull();
    job?.run(async () => undefined);
    await until(() => queued.length === 1);
    expect(queued).toEqual(["rival"]);
  });

  it("runs once its transaction is over, when nobody heard of the end", async () => {
    const order: string[] = [];
    const done = new Promise<void>((resolve) => {
      void database.db.transaction(async (tx) => {
        await add(tx, "unheard", "one");
        const job = await queue.take(tx, "unheard");
        job?.runOnceOver(async () => {
          order.push("ran");
          resolve();
        });
        await new Promise((later) => setTimeout(later, 200));
        order.push("over");
      });
    });
    await done;
    expect(order).toEqual(["over", "ran"]);
    await until(async () => (await countJobs()) === 0);
  });
});
