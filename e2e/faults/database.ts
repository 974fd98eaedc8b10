import { readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

const PATIENCE_MS = 30_000;

/** The product's own PostgreSQL, reached from outside as its owner: port and password lie in its folder. */
export class Database {
  constructor(private readonly folder: string) {}

  /** The pid of the server; null when no file says so. */
  async pid(): Promise<number | null> {
    return (await this.postmaster())?.pid ?? null;
  }

  /** As a power cut would end it: nobody writes anything down any more. Children that were at work end by themselves. */
  async kill(): Promise<void> {
    const pid = await this.pid();
    if (pid !== null) process.kill(pid, "SIGKILL");
  }

  /** A connection of its own, as soon as the server answers. It is the caller's to end; that it breaks is no error. */
  async connect(): Promise<pg.Client> {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      try {
        return await this.connectOnce();
      } catch (error) {
        if (Date.now() > end) throw error;
      }
      await sleep(50);
    }
  }

  async query<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
    const client = await this.connect();
    try {
      return (await client.query<Row>(text, values)).rows;
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  private async connectOnce(): Promise<pg.Client> {
    const server = await this.postmaster();
    if (!server) throw new Error("No database is running.");
    const password = (await readFile(path.join(this.folder, "password"), "utf8")).trim();
    const client = new pg.Client({
      host: "127.0.0.1",
      port: server.port,
      user: "diptych",
      password,
      database: "diptych",
      application_name: "faults",
      connectionTimeoutMillis: 5000,
    });
    client.on("error", () => undefined);
    await client.connect();
    return client;
  }

  private async postmaster(): Promise<{ pid: number; port: number } | null> {
    const text = await readFile(path.join(this.folder, "postmaster.pid"), "utf8").catch(() => "");
    const [pid, , , port] = text.split("\n");
    return Number(pid) > 0 && Number(port) > 0 ? { pid: Number(pid), port: Number(port) } : null;
  }
}
