import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { createLog } from "@/lib/server/log";
import { createDatabase, type Database } from "./client";
import { createPool } from "./create-pool";

export const testTemplate = "diptych_template";

export type TestDatabase = { db: Database; url: string; pool: pg.Pool; close(): Promise<void> };

/** A migrated, empty database of its own on the real server of this test run. `close` drops it. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const serverUrl = inject("testDatabaseUrl");
  const name = `test_${randomBytes(8).toString("hex")}`;
  await asAdministrator(serverUrl, `create database ${name} template ${testTemplate}`);
  const url = serverUrl.replace(/[^/]*$/, name);
  const pool = createPool({ connectionString: url }, createLog("silent"));
  return {
    db: createDatabase(pool),
    url,
    pool,
    async close() {
      await pool.end();
      await asAdministrator(serverUrl, `drop database ${name} with (force)`);
    },
  };
}

async function asAdministrator(connectionString: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
