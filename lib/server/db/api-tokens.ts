import { and, desc, eq, isNull, lt, or, sql } from "drizzle-orm";
import { ACCESS_CHANNEL } from "./access-channel";
import type { Queryable } from "./client";
import { apiTokens } from "./schema";

export type ApiTokenRow = typeof apiTokens.$inferSelect;

export async function insertApiToken(db: Queryable, row: typeof apiTokens.$inferInsert): Promise<ApiTokenRow> {
  const [inserted] = await db.insert(apiTokens).values(row).returning();
  if (!inserted) throw new Error("The token was not stored.");
  return inserted;
}

export async function findApiToken(db: Queryable, tokenSha256: string): Promise<ApiTokenRow | null> {
  const [found] = await db.select().from(apiTokens).where(eq(apiTokens.tokenSha256, tokenSha256));
  return found ?? null;
}

export async function isApiTokenAlive(db: Queryable, id: string): Promise<boolean> {
  return (await db.select({ id: apiTokens.id }).from(apiTokens).where(eq(apiTokens.id, id))).length > 0;
}

/** Newest first. */
export function listApiTokens(db: Queryable, ownerId: string): Promise<ApiTokenRow[]> {
  return db
    .select()
    .from(apiTokens)
    .where(eq(apiTokens.ownerId, ownerId))
    .orderBy(desc(apiTokens.createdAt), desc(apiTokens.id));
}

/** Written only when the last time is longer ago than `before`: a busy script would write it with every call. */
export async function updateApiTokenUsed(db: Queryable, id: string, before: Date): Promise<void> {
  await db
    .update(apiTokens)
    .set({ lastUsedAt: new Date() })
    .where(and(eq(apiTokens.id, id), or(isNull(apiTokens.lastUsedAt), lt(apiTokens.lastUsedAt, before))));
}

/** Ends it and tells every process; false when there is none. */
export async function deleteApiToken(db: Queryable, ownerId: string, id: string): Promise<boolean> {
  const { rows } = await db.execute(sql`
    with ended as (delete from api_tokens where id = ${id} and owner_id = ${ownerId} returning id)
    select pg_notify(${ACCESS_CHANNEL}, id) from ended`);
  return rows.length > 0;
}
