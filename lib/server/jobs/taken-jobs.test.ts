import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "@/lib/server/db/test-database";
import { createLog } from "@/lib/server/log";
import { createGraphileQueue } from "./graphile-queue";
import type { RunTaken } from "./queue";
import { startWorkerPool, type WorkerPool } from "./worker-pool";

describe("a job that is taken in the transaction that enqueued it", () => {
  let database: TestDatabase;
  let workers: WorkerPool;
  /** What came by the queue's way. */
  let queued: string[];
  const queue = createGraphileQueue((tx, key) => workers.take(tx, key));

  beforeEach(async () => {
    database = await openTestDatabase();
    queued = [];
    workers = await startWorkerPool({
      pool: database.pool,
      tasks: { "run-output": async ({ outputId }) => void queued.push(outputId) },
      lanes: { one: 1, two: 1 },
      graceMs: 50,
      log: createLog("silent"),
    });
  });
  afterEach(async () => {
    await workers.stop();
    await database.close();
  });

  const enqueue = (outputId: string, lane = "one", runAt?: Date) =>
    database.db.transaction((tx) => add(tx, outputId, lane, runAt));
  const add = (tx: Parameters<typeof queue.take>[0], outputId: string, lane: string, runAt?: Date) =>
    queue.enqueue(tx, "run-output", { outputId, attempt: 1 }, { lane, key: outputId, runAt });
  const take = (outputId: string, lane = "one"): Promise<RunTaken | null> =>
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
    const run = await take("mine");
    const ran: string[] = [];
    run?.(async () => void ran.push("mine"));
    await until(async () => (await countJobs()) === 0);
    expect(ran).toEqual(["mine"]);
    expect(queued).toEqual([]);
  });

  it("holds its lane's place, which goes to the next in line when it ends", async () => {
    let end: () => void = () => undefined;
    const run = await take("first");
    run?.(() => new Promise((resolve) => (end = resolve)));
    expect(await take("second")).toBeNull();
    const other = await take("elsewhere", "two");
    expect(other).not.toBeNull();
    other?.(async () => undefined);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(queued).toEqual([]);
    end();
    await until(() => queued.length === 1);
    expect(queued).toEqual(["second"]);
  });

  it("overtakes nobody who waits in its lane, but what is planned for later", async () => {
    await enqueue("later", "one", new Date(Date.now() + 60_000));
    const run = await take("now");
    expect(run).not.toBeNull();
    run?.(async () => undefined);
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
    let run: RunTaken | null = null;
    const failed = database.db.transaction(async (tx) => {
      await add(tx, "withdrawn", "one");
      run = await queue.take(tx, "withdrawn");
      throw new Error("changed our mind");
    });
    await expect(failed).rejects.toThrow("changed our mind");
    (run as RunTaken | null)?.(async () => void ran.push("the way back"));
    await until(() => ran.length === 1);
    await enqueue("next");
    await until(() => queued.length === 1);
    expect(queued).toEqual(["next"]);
  });

  it("goes to a worker when its task throws", async () => {
    const run = await take("unlucky");
    run?.(async () => {
      throw new Error("The database is away.");
    });
    await until(() => queued.length === 1);
    expect(queued).toEqual(["unlucky"]);
  });

  it("is waited for by a stop, which aborts it after its grace; then none is taken any more", async () => {
    const run = await take("long");
    let wasAborted = false;
    run?.(
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
});
