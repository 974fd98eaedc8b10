import { readFileSync } from "node:fs";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate as applyMigrations } from "drizzle-orm/node-postgres/migrator";
import { Logger, runMigrations } from "graphile-worker";
import type pg from "pg";
import { ConfigurationError } from "@/lib/server/configuration-error";

const oldestServer = 130000;
/** Any number that is ours alone among the users of the database. */
const migrationLock = 0x6d696772;

/**
 * Brings the tables, and those of the queue, to this version. Safe with several apps at once: one works, the others wait.
 * Throws `ConfigurationError`, having touched nothing, when a newer version was here before or the server is too old.
 */
export function migrate(pool: pg.Pool): Promise<void> {
  return bringTo(pool, migrationsFolder());
}

/** The same, but only as far as an earlier version of Diptych went: `version` as `readSchemaVersion` gave it there. */
export async function migrateUpTo(pool: pg.Pool, version: number): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), "diptych-migrations-"));
  try {
    await cp(migrationsFolder(), folder, { recursive: true });
    const journal = readJournal();
    const entries = journal.entries.filter(({ when }) => when <= version);
    await writeFile(path.join(folder, "meta", "_journal.json"), JSON.stringify({ ...journal, entries }));
    await bringTo(pool, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Which version of our tables is there; null when there are none. Rises with every migration. */
export async function readSchemaVersion(db: pg.Pool | pg.PoolClient): Promise<number | null> {
  const { rows: found } = await db.query("select to_regclass('drizzle.__drizzle_migrations') is not null as there");
  if (!found[0]?.there) return null;
  const { rows } = await db.query<{ newest: string | null }>(
    "select max(created_at) as newest from drizzle.__drizzle_migrations",
  );
  const newest = rows[0]?.newest ?? null;
  return newest === null ? null : Number(newest);
}

/** The version that this program makes and works with. */
export function newestSchemaVersion(): number {
  return Math.max(...readJournal().entries.map(({ when }) => when));
}

async function bringTo(pool: pg.Pool, folder: string): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [migrationLock]);
    await refuseOldServer(client);
    await refuseNewerSchema(client);
    await applyMigrations(drizzle({ client }), { migrationsFolder: folder });
    await runMigrations({ pgPool: pool, logger: silent });
    await client.query("select pg_advisory_unlock($1)", [migrationLock]);
    client.release();
  } catch (error) {
    // Not back into the pool: closing the connection gives up the lock and whatever else it held.
    client.release(true);
    throw error;
  }
}

const silent = new Logger(() => () => undefined);

// Beside the built program there is only the working directory: the bundler moves this file, not its neighbours.
function migrationsFolder(): string {
  return path.join(/*turbopackIgnore: true*/ process.cwd(), "lib/server/db/migrations");
}

async function refuseOldServer(client: pg.PoolClient): Promise<void> {
  const { rows } = await client.query<{ number: number; name: string }>(
    "select current_setting('server_version_num')::int as number, current_setting('server_version') as name",
  );
  const server = rows[0];
  if (!server || server.number >= oldestServer) return;
  throw new ConfigurationError(
    `DATABASE_URL leads to PostgreSQL ${server.name}; Diptych needs 13 or newer. Nothing was changed. Update that server, or leave DATABASE_URL empty for the built-in one.`,
  );
}

async function refuseNewerSchema(client: pg.PoolClient): Promise<void> {
  if (((await readSchemaVersion(client)) ?? 0) <= newestSchemaVersion()) return;
  throw new ConfigurationError(
    "The database was used by a newer version of Diptych. Nothing was changed. Start that version or a newer one, or set DATA_DIR (or DATABASE_URL) to another place.",
  );
}

function readJournal(): { entries: { when: number }[] } {
  return JSON.parse(readFileSync(path.join(migrationsFolder(), "meta", "_journal.json"), "utf8"));
}
