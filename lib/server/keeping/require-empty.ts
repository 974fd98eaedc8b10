import { getTableName, is, sql } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import type pg from "pg";
import { ConfigurationError } from "@/lib/server/configuration-error";
import type { Queryable, Transaction } from "@/lib/server/db/client";
import * as schema from "@/lib/server/db/schema";
import { keptTables } from "./kept-tables";
import type { Installation } from "./open-installation";

/** What the app's own connection for news is called: every running app holds one. */
const OF_AN_APP = "diptych news";

/**
 * Throws `ConfigurationError` where there is anything to lose: rows, pictures other than those of a restore that was interrupted
 * (`ownImages`), or an app that runs.
 */
export async function requireEmpty(
  { db, blobs, tx }: Pick<Installation, "db" | "blobs"> & { tx?: Transaction },
  ownImages: ReadonlySet<string>,
): Promise<void> {
  const database: Queryable = tx ?? db;
  const { rows: apps } = await database.execute(sql`
    select from pg_stat_activity where datname = current_database() and application_name = ${OF_AN_APP}`);
  if (apps.length > 0) {
    throw new ConfigurationError("Diptych is running on this installation. Stop it, restore, and start it again.");
  }
  for (const name of await listKeptTables(database)) {
    const { rows: found } = await database.execute(sql.raw(`select from ${name} limit 1`));
    if (found.length > 0) throw notEmpty("Its database holds pictures and edits");
  }
  if (tx) return;
  for await (const { key } of blobs.list("images")) {
    if (!ownImages.has(key.split("/")[1] ?? "")) throw notEmpty("Its store holds pictures that are not of this backup");
  }
}

/** Those that are there, in their order: an earlier version had fewer. */
export async function listKeptTables(db: Queryable): Promise<string[]> {
  const names = keptTables.map(({ name }) => name);
  const { rows } = await db.execute<{ name: string }>(
    sql`select name from unnest(${sql.param(names)}::text[]) as name where to_regclass(name) is not null`,
  );
  return names.filter((each) => rows.some(({ name }) => name === each));
}

function notEmpty(what: string): ConfigurationError {
  return new ConfigurationError(
    `This installation is not empty, and nothing in it was changed. ${what}. Restore into a new one: set DATA_DIR to an empty folder (and DATABASE_URL and S3_BUCKET, where they are used, to empty ones).`,
  );
}

/** For tables newer than a backup's: they are made anew as they were then, so that what later versions change in rows is done to its rows too. */
export async function removeEmptyTables(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(
    "select quote_ident(tablename) as name from pg_tables where schemaname = 'public' and tablename = any($1)",
    [ourTables],
  );
  const statements = rows.map(({ name }) => `drop table ${name} cascade`);
  await pool.query(
    ["begin", ...statements, "drop sequence if exists edit_revisions", "drop schema drizzle cascade", "commit"].join(
      "; ",
    ),
  );
}

const ourTables = Object.values(schema).flatMap((each) => (is(each, PgTable) ? getTableName(each) : []));
