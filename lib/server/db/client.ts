import type { ExtractTablesWithRelations } from "drizzle-orm";
import { drizzle, type NodePgDatabase, type NodePgQueryResultHKT } from "drizzle-orm/node-postgres";
import type { PgTransaction } from "drizzle-orm/pg-core";
import type pg from "pg";
import * as schema from "./schema";

export type Database = NodePgDatabase<typeof schema>;

export type Transaction = PgTransaction<NodePgQueryResultHKT, typeof schema, ExtractTablesWithRelations<typeof schema>>;

/** For queries that may stand alone or within a transaction. */
export type Queryable = Database | Transaction;

/** The pool stays the caller's to end. */
export function createDatabase(pool: pg.Pool): Database {
  return drizzle({ client: pool, schema });
}
