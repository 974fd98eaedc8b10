import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { sql } from "drizzle-orm";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createPool } from "@/lib/server/db/create-pool";
import { openTestDatabase, type TestDatabase } from "@/lib/server/db/test-database";
import { createLog } from "@/lib/server/log";
import { createGraphileQueue } from "./graphile-queue";
import { startWorkerPool, type WorkerPool } from "./worker-pool";

type Task = (payload: { outputId: string; attempt: number }, signal: AbortSignal, timesBegun: number) => Promise<void>;

/** Carries every byte to the database and back, until `forget`: then the connections of locks that are there carry nothing any more, and nobody is told. */
async function startForgetfulNetwork(databaseUrl: string) {
  const url = new URL(databaseUrl);
  const [port, host] = [Number(url.port), url.hostname];
  const sockets = new Set<Socket>();
  const ofLocks: { isForgotten: boolean }[] = [];
  const server = createServer((near) => {
    const far = connect(port, host);
    for (const socket of [near, far]) sockets.add(socket.on("error", () => undefined));
    const road = { isForgotten: false };
    near.on("data", (chunk) => {
      if (chunk.includes("diptych locks")) ofLocks.push(road);
      if (!road.isForgotten) far.write(chunk);
    });
    far.on("data", (chunk) => void (road.isForgotten || near.write(chunk)));
    near.once("close", () => far.destroy());
    far.once("close", () => void (road.isForgotten || near.destroy()));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url.port = String((server.address() as AddressInfo).port);
  url.hostname = "127.0.0.1";
  return {
    url: url.href,
    forget() {
      for (const road of ofLocks) road.isForgotten = true;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

describe("startWorkerPool", () => {
  let database: TestDatabase;
  const pools: WorkerPool[] = [];
  const queue = createGraphileQueue();
  beforeEach(async () => {
    database = await openTestDatabase();
  });
  afterEach(async () => {
    await Promise.all(pools.splice(0).map((pool) => pool.stop()));
    await database.close();
  });

  const start = async (
    task: Task,
    {
      lanes = { one: 4 },
      graceMs = 1000,
      connections = database.pool,
    }: { lanes?: Record<string, number>; graceMs?: number; connections?: pg.Pool } = {},
  ) => {
    const pool = await startWorkerPool({
      pool: connections,
      tasks: { "run-output": task, "measure-output": async () => undefined },
      lanes,
      graceMs,
      log: createLog("silent"),
    });
    pools.push(pool);
    return pool;
  };
  const enqueue = (outputId: string, options: Parameters<typeof queue.enqueue>[3] = { lane: "one" }) =>
    database.db.transaction((tx) => queue.enqueue(tx, "run-output", { outputId, attempt: 1 }, options));
  const jobs = async () =>
    (await database.pool.query("select id, locked_by from graphile_worker._private_jobs")).rows as {
      id: string;
      locked_by: string | null;
    }[];
  /** As a worker that was killed leaves its job. */
  const lockAs = (holder: string) =>
    database.pool.query("update graphile_worker._private_jobs set locked_by = $1, locked_at = now(), attempts = 1", [
      holder,
    ]);
  const until = async (isSo: () => boolean | Promise<boolean>) => {
    for (let tries = 0; !(await isSo()); tries++) {
      if (tries > 1000) throw new Error("It did not come about.");
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };

  it("runs no job whose transaction was rolled back", async () => {
    const ran: string[] = [];
    await start(async ({ outputId }) => void ran.push(outputId));
    const failed = database.db.transaction(async (tx) => {
      await queue.enqueue(tx, "run-output", { outputId: "no", attempt: 1 });
      throw new Error("changed our mind");
    });
    await expect(failed).rejects.toThrow("changed our mind");
    await enqueue("yes");
    await until(() => ran.length > 0);
    expect(ran).toEqual(["yes"]);
    await until(async () => (await jobs()).length === 0);
  });

  it("keeps one waiting job for a key", async () => {
    const runAt = new Date(Date.now() + 60_000);
    await enqueue("first", { key: "same", runAt });
    await enqueue("second", { key: "same", runAt });
    expect(await jobs()).toHaveLength(1);
  });

  it("runs no more jobs of a lane at once than it has places, and leaves the others their own", async () => {
    let running = 0;
    let most = 0;
    const ended: string[] = [];
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const task: Task = async ({ outputId }) => {
      if (outputId.startsWith("slow")) {
        running += 1;
        most = Math.max(most, running);
        await gate;
        running -= 1;
      }
      ended.push(outputId);
    };
    for (const name of ["slow-1", "slow-2", "slow-3", "slow-4"]) await enqueue(name, { lane: "narrow" });
    await enqueue("quick", { lane: "wide" });
    await start(task, { lanes: { narrow: 2, wide: 2 } });
    await until(() => ended.includes("quick"));
    expect(running).toBe(2);
    release();
    await until(() => ended.length === 5);
    expect(most).toBe(2);
  });

  it("keeps the limit of a lane over several pools, uses all of its places, and gives every other lane its own", async () => {
    const others = [1, 2].map(() => createPool({ connectionString: database.url }, createLog("silent")));
    let running = 0;
    let most = 0;
    let ended = 0;
    let sidesteps = 0;
    // The first ones stay until every place is taken.
    let fill: () => void = () => undefined;
    const filled = new Promise<void>((resolve) => {
      fill = resolve;
    });
    const task: Task = async ({ outputId }) => {
      if (outputId.startsWith("side")) {
        sidesteps += 1;
        return;
      }
      running += 1;
      most = Math.max(most, running);
      if (running === 3) fill();
      await filled;
      await new Promise((resolve) => setTimeout(resolve, 5));
      running -= 1;
      ended += 1;
    };
    const lanes = { narrow: 3, side: 1 };
    for (const connections of [database.pool, ...others]) await start(task, { lanes, connections });
    for (let index = 0; index < 120; index++) {
      await enqueue(`narrow-${index}`, { lane: "narrow" });
      if (index % 10 === 0) await enqueue(`side-${index}`, { lane: "side" });
    }
    await until(() => ended === 120 && sidesteps === 12);
    expect(most).toBe(3);
    await Promise.all(pools.splice(0).map((pool) => pool.stop()));
    await Promise.all(others.map((pool) => pool.end()));
  });

  it("frees the place of a worker that died, and holds that of one that lives", async () => {
    await enqueue("orphan", { lane: "narrow" });
    await lockAs("pool-of-the-living");
    const other = await database.pool.connect();
    await other.query("select pg_advisory_lock(hashtextextended('pool-of-the-living', 7))");
    const ran: string[] = [];
    await start(async ({ outputId }) => void ran.push(outputId), { lanes: { narrow: 1, side: 1 } });
    await enqueue("next", { lane: "narrow" });
    await enqueue("aside", { lane: "side" });
    await until(() => ran.length > 0);
    expect(ran).toEqual(["aside"]);
    other.release(true);
    await until(() => ran.length === 3);
    expect(ran.slice(1).sort()).toEqual(["next", "orphan"]);
  });

  it("begins nothing in a lane that was asked for peace, until the time is over", async () => {
    const ran: { outputId: string; at: number }[] = [];
    await start(async ({ outputId }) => void ran.push({ outputId, at: Date.now() }), { lanes: { one: 2, two: 2 } });
    const peaceUntil = new Date(Date.now() + 2000);
    await database.db.transaction((tx) => queue.pauseLane(tx, "one", peaceUntil));
    await enqueue("later", { lane: "one" });
    await enqueue("now", { lane: "two" });
    await until(() => ran.length === 2);
    expect(ran.map(({ outputId }) => outputId)).toEqual(["now", "later"]);
    // The database's clock decides, and it is this machine's.
    expect(ran[1]?.at).toBeGreaterThanOrEqual(peaceUntil.getTime() - 50);
  });

  it("takes small turns first", async () => {
    for (const [name, turn] of [
      ["third", 3],
      ["first", 1],
      ["second", 2],
    ] as const)
      await enqueue(name, { lane: "one", turn });
    const ran: string[] = [];
    await start(async ({ outputId }) => void ran.push(outputId), { lanes: { one: 1 } });
    await until(() => ran.length === 3);
    expect(ran).toEqual(["first", "second", "third"]);
  });

  /** A pool that is at work on the job "long" until it is released; `begun` has the names of all that began. */
  async function startWithLongJob(connections = database.pool) {
    const begun: string[] = [];
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    await start(
      async ({ outputId }) => {
        begun.push(outputId);
        if (outputId === "long") await gate;
      },
      { connections },
    );
    await enqueue("long");
    await until(() => begun.length === 1);
    return { begun, release };
  }

  it("takes over the jobs of a worker that died", async () => {
    await enqueue("orphan");
    await lockAs("pool-of-the-dead");
    const ran: string[] = [];
    await start(async ({ outputId }) => void ran.push(outputId));
    await until(() => ran.length > 0);
    expect(ran).toEqual(["orphan"]);
  });

  it("takes up a job that was given to it while its connection broke, though others of its jobs go on", async () => {
    const { begun, release } = await startWithLongJob();
    const [holder] = (await jobs()).map(({ locked_by }) => locked_by);
    // As an answer that never came leaves it.
    await database.db.transaction(async (tx) => {
      await queue.enqueue(tx, "run-output", { outputId: "unheard", attempt: 1 }, { lane: "one" });
      await tx.execute(sql`update graphile_worker._private_jobs set locked_by = ${holder}, locked_at = now()
        where locked_by is null`);
    });
    await until(() => begun.includes("unheard"));
    release();
    await until(async () => (await jobs()).length === 0);
    expect(begun).toEqual(["long", "unheard"]);
  });

  it("goes on with new connections while what it began under the old ones is under way", async () => {
    const { begun, release } = await startWithLongJob();
    // That of the lock alone: the runner's own connections stay as they are.
    await database.pool.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'diptych locks' and datname = current_database()",
    );
    await enqueue("after");
    await until(() => begun.includes("after"));
    expect(begun).toEqual(["long", "after"]);
    release();
    await until(async () => (await jobs()).length === 0);
    expect(begun).toEqual(["long", "after"]);
  });

  describe("that loses the connection of its lock alone is not taken for dead", () => {
    /** One at work on "long", another that looks for dead ones beside it. */
    async function startTwo(connections: pg.Pool) {
      const { begun, release } = await startWithLongJob(connections);
      const other = createPool({ connectionString: database.url }, createLog("silent"));
      const judge = await start(async ({ outputId }) => void begun.push(outputId), { connections: other });
      const [id] = (await jobs()).map(({ locked_by }) => locked_by);
      const holders = `select pid from pg_locks where locktype = 'advisory' and granted
        and classid::bigint << 32 | objid::bigint = hashtextextended($1, 7)`;
      // Locks are seen from every database of the server: this one goes on answering where the pool's takes no connection.
      const administrator = new pg.Client({ connectionString: database.url.replace(/[^/]*$/, "postgres") });
      await administrator.connect();
      return {
        begun,
        administrator,
        holders: async () => (await administrator.query<{ pid: number }>(holders, [id])).rows.map(({ pid }) => pid),
        async leftInPeace() {
          // So long does a lock have to be free, and longer.
          await new Promise((resolve) => setTimeout(resolve, 2500));
          expect(begun).toEqual(["long"]);
        },
        async finish() {
          release();
          await until(async () => (await jobs()).length === 0);
          expect(begun).toEqual(["long"]);
          await judge.stop();
          await other.end();
          await administrator.end();
        },
      };
    }

    it("where the database takes no new one", async () => {
      const { administrator, holders, leftInPeace, finish } = await startTwo(database.pool);
      const allow = (isAllowed: boolean) =>
        administrator.query(`alter database ${database.url.split("/").at(-1)} allow_connections ${isAllowed}`);
      const [lost] = await holders();
      await allow(false);
      await administrator.query("select pg_terminate_backend($1)", [lost]);
      await until(async () => (await holders()).some((pid) => pid !== lost));
      await leftInPeace();
      await allow(true);
      await finish();
    });

    it("where nobody told it, as by a network that forgets a connection", async () => {
      const network = await startForgetfulNetwork(database.url);
      const connections = createPool({ connectionString: network.url }, createLog("silent"));
      const { holders, leftInPeace, finish } = await startTwo(connections);
      const [lost] = await holders();
      network.forget();
      await database.pool.query("select pg_terminate_backend($1)", [lost]);
      await until(async () => (await holders()).some((pid) => pid !== lost));
      await leftInPeace();
      await finish();
      await Promise.all(pools.splice(0).map((pool) => pool.stop()));
      await connections.end();
      await network.close();
    });
  });

  it("says how often a job was begun", async () => {
    await enqueue("deadly");
    await lockAs("pool-of-the-dead");
    const begun: number[] = [];
    await start(async (_payload, _signal, timesBegun) => void begun.push(timesBegun));
    await until(() => begun.length > 0);
    expect(begun).toEqual([2]);
  });

  it("leaves the jobs of a worker that lives", async () => {
    await enqueue("taken");
    await lockAs("pool-of-the-living");
    const other = await database.pool.connect();
    await other.query("select pg_advisory_lock(hashtextextended('pool-of-the-living', 7))");
    const ran: string[] = [];
    await start(async ({ outputId }) => void ran.push(outputId));
    await enqueue("new");
    await until(() => ran.includes("new"));
    expect(ran).toEqual(["new"]);
    await other.query("select pg_advisory_unlock_all()");
    other.release();
    await until(() => ran.includes("taken"));
  });

  it("goes on after all its connections were cut, with what was running then finished once", async () => {
    const { begun, release } = await startWithLongJob();
    await cutAllConnections();
    await until(() =>
      enqueue("after").then(
        () => true,
        () => false,
      ),
    );
    await until(() => begun.includes("after"));
    release();
    await until(async () => (await jobs()).length === 0);
    expect(begun.filter((name) => name === "long").length).toBeLessThanOrEqual(2);
  });

  it("waits for running jobs when it stops, and aborts them when their grace is over", async () => {
    let begin: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    let wasAborted = false;
    const pool = await start(
      (_payload, signal) =>
        new Promise((resolve) => {
          begin();
          signal.addEventListener("abort", () => {
            wasAborted = true;
            resolve();
          });
        }),
      { graceMs: 50 },
    );
    await enqueue("endless");
    await begun;
    pools.splice(0);
    await pool.stop();
    expect(wasAborted).toBe(true);
    expect(await jobs()).toEqual([]);
  });

  async function cutAllConnections() {
    await database.pool.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
    );
  }
});
