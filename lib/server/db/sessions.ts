import { and, eq, gt, lt, sql } from "drizzle-orm";
import { ACCESS_CHANNEL } from "./access-channel";
import type { Queryable } from "./client";
import { sessions } from "./schema";

export type SessionRow = typeof sessions.$inferSelect;

export async function insertSession(db: Queryable, row: typeof sessions.$inferInsert): Promise<void> {
  await db.insert(sessions).values(row);
}

/** One that has not expired. */
export async function findSession(db: Queryable, tokenSha256: string): Promise<SessionRow | null> {
  const [found] = await db
    .select()
    .from(sessions)
    .where(and(eq(sessions.tokenSha256, tokenSha256), gt(sessions.expiresAt, new Date())));
  return found ?? null;
}

export async function isSessionAlive(db: Queryable, id: string): Promise<boolean> {
  const rows = await db
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.id, id), gt(sessions.expiresAt, new Date())));
  return rows.length > 0;
}

export async function updateSessionExpiry(db: Queryable, id: string, expiresAt: Date): Promise<void> {
  await db.update(sessions).set({ expiresAt }).where(eq(sessions.id, id));
}

/** Ends one, and tells every process. */
export async function deleteSession(db: Queryable, tokenSha256: string): Promise<void> {
  await db.execute(sql`
    with ended as (delete from sessions where token_sha256 = ${tokenSha256} returning id)
    select pg_notify(${ACCESS_CHANNEL}, id) from ended`);
}

/** Ends all of one owner, and tells every process. */
export async function deleteSessionsOf(db: Queryable, ownerId: string): Promise<void> {
  await db.execute(sql`
    with ended as (delete from sessions where owner_id = ${ownerId} returning id)
    select pg_notify(${ACCESS_CHANNEL}, id) from ended`);
}

export async function deleteExpiredSessions(db: Queryable): Promise<void> {
  await db.delete(sessions).where(lt(sessions.expiresAt, new Date()));
}
