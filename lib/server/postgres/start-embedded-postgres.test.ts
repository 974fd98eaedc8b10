import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createLog } from "@/lib/server/log";
import { isRunning, isServerOf, readPostmasterPid } from "./postmaster-pid";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "./start-embedded-postgres";

// Each makes a database or two with all its writing to disk; a busy machine takes its time.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

let folder: string;
let directory: string;
let servers: EmbeddedPostgres[];

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "diptych-postgres-"));
  directory = path.join(folder, "postgres");
  servers = [];
});

afterEach(async () => {
  for (const server of servers) await server.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 20 });
});

async function start(): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ directory, log: createLog("silent") });
  servers.push(server);
  return server;
}

async function ask(server: EmbeddedPostgres, question: string): Promise<unknown> {
  const client = new pg.Client(server.connection());
  client.on("error", () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query({ text: question, rowMode: "array" });
    return rows[0]?.[0];
  } finally {
    await client.end();
  }
}

async function serverPid(): Promise<number> {
  return (await readPostmasterPid(directory))?.pid ?? 0;
}

/** What is left when the machine, or someone, ends the server without asking. */
async function killServer(): Promise<void> {
  const pid = await serverPid();
  process.kill(pid, "SIGKILL");
  await hasEnded(pid);
}

/** Its file goes a moment before the process does. */
function hasEnded(pid: number): Promise<void> {
  return vi.waitFor(async () => expect(await isRunning(pid)).toBe(false), { timeout: 10_000 });
}

describe("the embedded PostgreSQL", () => {
  it("is made at the first start, keeps what is written, and leaves nothing running", async () => {
    const first = await start();
    await ask(first, "create table kept as select 'still here' as word");
    const pid = await serverPid();
    await first.stop();
    await hasEnded(pid);
    expect(await readdir(folder)).toEqual(["postgres"]);

    const second = await start();
    expect(await ask(second, "select word from kept")).toBe("still here");
    expect(await ask(second, "show fsync")).toBe("on");
  });

  it("asks for its password", async () => {
    const server = await start();
    const client = new pg.Client({ ...server.connection(), password: "guess" });
    client.on("error", () => undefined);
    await expect(client.connect()).rejects.toMatchObject({ code: "28P01" });
  });

  it("is shared by two apps, and stopped by the last one", async () => {
    const [one, other] = await Promise.all([start(), start()]);
    expect(one.connection()).toEqual(other.connection());
    const pid = await serverPid();
    await one.stop();
    expect(await ask(other, "select 1")).toBe(1);
    expect(await serverPid()).toBe(pid);
    await other.stop();
    await hasEnded(pid);
  });

  it("is adopted when it was left running", async () => {
    const orphan = spawn(process.execPath, [
      "--import",
      "tsx",
      path.resolve("lib/server/postgres/__fixtures__/killed-app.ts"),
      directory,
    ]);
    await new Promise((resolve) => orphan.stdout.once("data", resolve));
    orphan.kill("SIGKILL");
    const pid = await serverPid();
    const server = await start();
    expect(await serverPid()).toBe(pid);
    expect(await ask(server, "select 1")).toBe(1);
  });

  it("is started again when it is killed, and its new address is told", async () => {
    const server = await start();
    await ask(server, "create table kept as select 'still here' as word");
    const moved = new Promise<pg.ClientConfig>((resolve) => server.onMoved(resolve));
    await killServer();
    expect(await moved).toEqual(server.connection());
    expect(await ask(server, "select word from kept")).toBe("still here");
  });

  it("starts over the traces of a dead server", async () => {
    await (await start()).stop();
    await writeFile(
      path.join(directory, "postmaster.pid"),
      `4194303\n${directory}\n1\n5432\n\n127.0.0.1\n\nready   \n`,
    );
    expect(await ask(await start(), "select 1")).toBe(1);
  });

  it("starts although the dead server's number went to another program", async () => {
    await (await start()).stop();
    const other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    try {
      await writeFile(
        path.join(directory, "postmaster.pid"),
        `${other.pid}\n${directory}\n1\n5432\n\n127.0.0.1\n\nready   \n`,
      );
      expect(await ask(await start(), "select 1")).toBe(1);
      expect(await isServerOf(directory, other.pid ?? 0)).toBe(false);
    } finally {
      other.kill();
    }
  });

  it("leaves a database of another major version alone, and says what to do", async () => {
    await (await start()).stop();
    await writeFile(path.join(directory, "PG_VERSION"), "15\n");
    const before = await readdir(directory);
    await expect(start()).rejects.toMatchObject({
      name: "ConfigurationError",
      message: expect.stringMatching(/made by PostgreSQL 15.*brings PostgreSQL 18.*Nothing in it was changed/),
    });
    expect(await readdir(directory)).toEqual(before);
    expect(await readFile(path.join(directory, "PG_VERSION"), "utf8")).toBe("15\n");
  });

  it("does not take somebody's folder for its own", async () => {
    await mkdir(directory);
    await writeFile(path.join(directory, "diary.txt"), "mine");
    await expect(start()).rejects.toMatchObject({ message: expect.stringContaining("is no database of Diptych") });
    expect(await readdir(directory)).toEqual(["diary.txt"]);
  });

  it("uses an empty folder that is there already", async () => {
    await mkdir(directory, { mode: 0o700 });
    expect(await ask(await start(), "select 1")).toBe(1);
  });

  it("survives four first starts at once", async () => {
    const four = await Promise.all(Array.from({ length: 4 }, start));
    expect(new Set(four.map((server) => server.connection().port)).size).toBe(1);
    expect(await readdir(folder)).toEqual(["postgres"]);
  });
});
