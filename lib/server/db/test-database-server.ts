import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type pg from "pg";
import type { TestProject } from "vitest/node";
import { createLog } from "@/lib/server/log";
import { startEmbeddedPostgres } from "@/lib/server/postgres/start-embedded-postgres";
import { createPool } from "./create-pool";
import { migrate } from "./migrate";
import { testTemplate } from "./test-database";

declare module "vitest" {
  interface ProvidedContext {
    testDatabaseUrl: string;
  }
}

/** Vitest's global set-up: one real server for the whole run, with a migrated database that each test copies. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "diptych-test-"));
  const server = await startEmbeddedPostgres({
    directory: path.join(folder, "postgres"),
    log: createLog("silent"),
    settings: { fsync: "off", full_page_writes: "off", synchronous_commit: "off", max_connections: "200" },
  });
  const { user, password, host, port } = server.connection();
  const urlOf = (database: string) => `postgres://${user}:${password}@${host}:${port}/${database}`;
  await inDatabase(urlOf("postgres"), (pool) => pool.query(`create database ${testTemplate}`));
  await inDatabase(urlOf(testTemplate), migrate);
  provide("testDatabaseUrl", urlOf("postgres"));
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

async function inDatabase(connectionString: string, work: (pool: pg.Pool) => Promise<unknown>): Promise<void> {
  const pool = createPool({ connectionString }, createLog("silent"));
  try {
    await work(pool);
  } finally {
    await pool.end();
  }
}
