import { and, eq, gte, lt, sql } from "drizzle-orm";
import type { Queryable, Transaction } from "./client";
import { spentKeys } from "./schema";

export type SpentKey = typeof spentKeys.$inferSelect;

/** Null when it was used before `since`, or never, or by an edit that is there. */
export async function findSpentKey(
  db: Queryable,
  ownerId: string,
  idempotencyKey: string,
  since: Date,
): Promise<SpentKey | null> {
  const [found] = await db
    .select()
    .from(spentKeys)
    .where(
      and(eq(spentKeys.ownerId, ownerId), eq(spentKeys.idempotencyKey, idempotencyKey), gte(spentKeys.usedAt, since)),
    );
  return found ?? null;
}

/** Part of removing an edit for good: its key outlives it. */
export async function insertSpentKey(tx: Transaction, ownerId: string, editId: string): Promise<void> {
  await tx.execute(sql`
    insert into spent_keys (owner_id, idempotency_key, request_sha256, used_at)
    select owner_id, idempotency_key, request_sha256, created_at from edits
    where id = ${editId} and owner_id = ${ownerId} and idempotency_key is not null
    on conflict (owner_id, idempotency_key) do update
    set request_sha256 = excluded.request_sha256, used_at = excluded.used_at`);
}

/** False when it was used since `freshSince`; also by somebody whose transaction had to be waited for. */
export async function claimKey(
  tx: Transaction,
  { freshSince, ...used }: Pick<SpentKey, "ownerId" | "idempotencyKey" | "requestSha256"> & { freshSince: Date },
): Promise<boolean> {
  const claimed = await tx
    .insert(spentKeys)
    .values({ ...used, usedAt: new Date() })
    .onConflictDoUpdate({
      target: [spentKeys.ownerId, spentKeys.idempotencyKey],
      set: { requestSha256: used.requestSha256, usedAt: new Date() },
      setWhere: lt(spentKeys.usedAt, freshSince),
    })
    .returning({ usedAt: spentKeys.usedAt });
  return claimed.length > 0;
}

export async function deleteSpentKeys(db: Queryable, usedBefore: Date): Promise<void> {
  await db.delete(spentKeys).where(lt(spentKeys.usedAt, usedBefore));
}
