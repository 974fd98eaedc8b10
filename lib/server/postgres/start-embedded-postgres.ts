import path from "node:path";
import type { Log } from "@/lib/server/log";
import { chooseRunner } from "./choose-runner";
import { connectionTo, ensureDatabase, type PostgresConnection } from "./connection";
import { ensureRunning } from "./ensure-running";
import { handOver } from "./hand-over";
import { initialiseCluster } from "./initialise-cluster";
import { locateBinaries } from "./locate-binaries";
import { isServerOf, readPostmasterPid } from "./postmaster-pid";
import { holdPresence } from "./presence";
import { stopPostmaster } from "./stop-postmaster";
import { supervise } from "./supervise";

export type EmbeddedPostgres = {
  /** Where it is now. The port changes when it had to be started anew: ask at each connect. */
  connection(): PostgresConnection;
  /** Hears of each new address. */
  onMoved(listener: (connection: PostgresConnection) => void): void;
  /** Leaves the server; the last app to leave stops it, within about `limitMs`. */
  stop(limitMs?: number): Promise<void>;
};

export type EmbeddedPostgresOptions = {
  /** Its own folder; the parent must exist. */
  directory: string;
  log: Log;
  /** Settings of postgresql.conf over ours, for tests. */
  settings?: Record<string, string>;
};

const databaseName = "diptych";
/** Of the time for stopping, what is kept for looking. */
const marginMs = 100;

/**
 * Makes, adopts or starts the PostgreSQL of this folder and keeps it running until `stop`. Several apps may use one folder.
 * Throws `ConfigurationError` with what the person can do.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { log, settings = {} } = options;
  const directory = path.resolve(/*turbopackIgnore: true*/ options.directory);
  const binaries = await locateBinaries();
  const runner = chooseRunner(directory);
  await initialiseCluster(directory, binaries, runner);
  await handOver(directory, runner);
  const cluster = { directory, binaries, runner, settings };

  const listeners: ((connection: PostgresConnection) => void)[] = [];
  let connection: PostgresConnection;
  const arrive = async () => {
    const server = await ensureRunning(cluster);
    connection = await connectionTo(directory, server.port, databaseName);
    await ensureDatabase(connection);
    log.debug({ pid: server.pid, port: server.port, adopted: server.adopted }, "The database is running.");
    for (const listener of listeners) listener(connection);
    return server.pid;
  };
  const wasRunning = await isRunning(directory);
  const supervision = await supervise({
    arrive,
    holdPresence: (onLost) => holdPresence(connection, onLost),
    log,
  }).catch(async (error) => {
    // It is detached: what was started for nothing would run on without anybody.
    if (!wasRunning) await stopPostmaster(directory);
    throw error;
  });

  const leave = async (limitMs: number) => {
    const deadline = Date.now() + limitMs;
    const isLast = await supervision.end();
    if (isLast) await stopPostmaster(directory, deadline - Date.now() - marginMs);
  };
  let leaving: Promise<void> | null = null;

  return {
    connection: () => connection,
    onMoved: (listener) => void listeners.push(listener),
    stop(limitMs = 5_000) {
      leaving ??= leave(limitMs);
      return leaving;
    },
  };
}

async function isRunning(directory: string): Promise<boolean> {
  const found = await readPostmasterPid(directory);
  return found !== null && (await isServerOf(directory, found.pid));
}
