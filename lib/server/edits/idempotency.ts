import { createHash } from "node:crypto";
import { AppError } from "@/lib/server/errors";

/** How long a request that is sent once more runs nothing again. */
const KEY_VALID_MS = 24 * 60 * 60 * 1000;

/** A key that was used after this moment still stands for what it was used for. */
export function keysValidSince(now: Date): Date {
  return new Date(now.getTime() - KEY_VALID_MS);
}

/** What a request with a key asks for, kept so that another under the same key is noticed. */
export type UsedKey = { ownerId: string; idempotencyKey: string; requestSha256: string; freshSince: Date };

/** `wish` is all that makes a request the same as another. */
export function toUsedKey(ownerId: string, idempotencyKey: string, wish: unknown): UsedKey {
  const requestSha256 = createHash("sha256").update(JSON.stringify(wish)).digest("hex");
  return { ownerId, idempotencyKey, requestSha256, freshSince: keysValidSince(new Date()) };
}

export function keyReused(): AppError {
  return new AppError("idempotency_key_reused", "This Idempotency-Key was used for another request.");
}
