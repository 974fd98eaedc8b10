import { availableParallelism } from "node:os";
import pg from "pg";
import type { Log } from "@/lib/server/log";

export type ConnectionOptions = Pick<
  pg.PoolConfig,
  "connectionString" | "host" | "port" | "user" | "password" | "database"
>;

/** Each is a process of the database with some five megabytes of its own; more than these wait for the same processors. */
const maxConnections = Math.max(12, Math.min(20, 4 * availableParallelism()));
/** What a press of Run uses at a time: opening one anew takes longer than all that is asked over it. */
export const KEPT_CONNECTIONS = 6;
const connectTimeoutMs = 10_000;

/** Connections are opened when needed, and some of them kept. One that breaks while idle is logged and replaced, instead of ending the process. */
export function createPool(connection: ConnectionOptions, log: Log): pg.Pool {
  const pool = new pg.Pool({
    ...connection,
    max: maxConnections,
    min: KEPT_CONNECTIONS,
    connectionTimeoutMillis: connectTimeoutMs,
    keepAlive: true,
    // What is begun before an answer has come is sent behind the question, instead of after the answer (`together`).
    pipeline: true,
    application_name: "diptych",
  });
  pool.on("error", (error) => log.warn({ error }, "A database connection broke."));
  // While a connection is lent out its errors reach nobody else; the query that failed tells its caller anyway.
  pool.on("connect", (client) =>
    client.on("error", (error) => log.debug({ error }, "A database connection in use broke.")),
  );
  return pool;
}

/** New connections go there from now on; those that are open stay as they are. */
export function movePool(pool: pg.Pool, connection: ConnectionOptions): void {
  Object.assign(pool.options, connection);
}
