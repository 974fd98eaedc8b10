import { existsSync } from "node:fs";
import path from "node:path";
import type pg from "pg";
import type { BlobStore } from "@/lib/server/blobs/blob-store";
import { createBlobStore } from "@/lib/server/blobs/create-blob-store";
import { ConfigurationError } from "@/lib/server/configuration-error";
import { prepareDataDirectory } from "@/lib/server/data-directory";
import { createDatabase, type Database } from "@/lib/server/db/client";
import { newestSchemaVersion, readSchemaVersion } from "@/lib/server/db/migrate";
import { openDatabase } from "@/lib/server/db/open-database";
import type { Environment } from "@/lib/server/env";
import { createGraphileQueue } from "@/lib/server/jobs/graphile-queue";
import type { Queue } from "@/lib/server/jobs/queue";
import type { Log } from "@/lib/server/log";
import { createProviderRegistry, type ProviderRegistry } from "@/lib/server/providers/registry";

/** An installation in the hands of a command that runs beside the app, or while there is none. */
export type Installation = {
  env: Environment;
  log: Log;
  pool: pg.Pool;
  db: Database;
  blobs: BlobStore;
  queue: Queue;
  providers: ProviderRegistry;
};

/**
 * Opens the database (a built-in one is started, or adopted where the app runs) and the store, and closes both after `work`. The tables
 * are taken as they are: nothing is brought up to date. Throws `ConfigurationError`.
 */
export async function withInstallation<Result>(
  env: Environment,
  log: Log,
  work: (installation: Installation) => Promise<Result>,
): Promise<Result> {
  await prepareDataDirectory(env.dataDir);
  const { pool, closePool, stopServer } = await openDatabase(env, log, async () => undefined);
  try {
    return await work({
      env,
      log,
      pool,
      db: createDatabase(pool),
      blobs: createBlobStore(env),
      queue: createGraphileQueue(),
      providers: createProviderRegistry(env),
    });
  } finally {
    await closePool();
    await stopServer();
  }
}

/** Throws `ConfigurationError` where nothing was ever kept: a look must not make an installation. */
export function requireInstallation({ databaseUrl, dataDir }: Environment): void {
  if (databaseUrl || existsSync(path.join(dataDir, "postgres", "PG_VERSION"))) return;
  throw new ConfigurationError(
    `There is no installation of Diptych in ${dataDir}. Set DATA_DIR (or DATABASE_URL) to the one that you mean.`,
  );
}

/** Throws `ConfigurationError` when the tables are of a newer Diptych, or missing. Returns their version. */
export async function requireKnownSchema(pool: pg.Pool): Promise<number> {
  const version = await readSchemaVersion(pool);
  if (version === null)
    throw new ConfigurationError("The database holds no tables of Diptych: it was never started on it.");
  if (version > newestSchemaVersion()) {
    throw new ConfigurationError(
      "The database was used by a newer version of Diptych. Use the commands of that version.",
    );
  }
  return version;
}
