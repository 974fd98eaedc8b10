import path from "node:path";
import type pg from "pg";
import type { Environment } from "@/lib/server/env";
import type { Log } from "@/lib/server/log";
import { startEmbeddedPostgres } from "@/lib/server/postgres/start-embedded-postgres";
import { createPool, movePool } from "./create-pool";
import { migrate } from "./migrate";
import { waitForDatabase } from "./wait-for-database";

export type OpenDatabase = {
  pool: pg.Pool;
  /** For connections outside the pool. Ask at each connect: the built-in server may have moved. */
  connection(): pg.ClientConfig;
  /** Ends the pool. Connections that are lent out are not waited for. */
  closePool(): Promise<void>;
  /** Stops the built-in server within about `limitMs`, unless another app uses it. */
  stopServer(limitMs?: number): Promise<void>;
};

const patienceMs = 30_000;

/**
 * Opens the configured database, or makes and starts the built-in one, and brings its tables up to date; `prepare` does something else
 * in the place of that. Throws `ConfigurationError`.
 */
export async function openDatabase(
  env: Pick<Environment, "databaseUrl" | "dataDir">,
  log: Log,
  prepare: (pool: pg.Pool) => Promise<void> = migrate,
): Promise<OpenDatabase> {
  const opened = env.databaseUrl ? await openForeign(env.databaseUrl, log) : await openBuiltIn(env.dataDir, log);
  try {
    await prepare(opened.pool);
  } catch (error) {
    await opened.closePool();
    await opened.stopServer();
    throw error;
  }
  return opened;
}

async function openForeign(connectionString: string, log: Log): Promise<OpenDatabase> {
  const pool = createPool({ connectionString }, log);
  await waitForDatabase(pool, patienceMs);
  return {
    pool,
    connection: () => ({ connectionString }),
    closePool: () => pool.end(),
    stopServer: async () => undefined,
  };
}

async function openBuiltIn(dataDir: string, log: Log): Promise<OpenDatabase> {
  const directory = path.join(/*turbopackIgnore: true*/ dataDir, "postgres");
  const server = await startEmbeddedPostgres({ directory, log });
  const pool = createPool(server.connection(), log);
  server.onMoved((connection) => movePool(pool, connection));
  return { pool, connection: server.connection, closePool: () => pool.end(), stopServer: server.stop };
}
