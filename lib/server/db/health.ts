import { sql } from "drizzle-orm";
import type { Queryable } from "./client";

/** Throws when the database does not answer. */
export async function pingDatabase(db: Queryable): Promise<void> {
  await db.execute(sql`select 1`);
}

/** Throws when the queue's table is not there. */
export async function findOneJob(db: Queryable): Promise<void> {
  await db.execute(sql`select id from graphile_worker._private_jobs limit 1`);
}

export async function countQueuedOutputs(db: Queryable): Promise<number> {
  const { rows } = await db.execute<{ waiting: number }>(
    sql`select count(*)::int as waiting from outputs where status = 'queued'`,
  );
  return rows[0]?.waiting ?? 0;
}
