import { trashExpiry } from "@/lib/domain/trash";
import { deleteSpentKeys } from "@/lib/server/db/spent-keys";
import type { Services } from "@/lib/server/services";
import { emptyTrash } from "./empty-trash";
import { keysValidSince } from "./idempotency";

/** What the queue runs every hour: the trash of every owner, as far as its days are over, and keys that are good for nothing any more. A store that is away is waited for till the next hour. */
export async function removeExpiredEdits(
  services: Pick<Services, "db" | "blobs" | "queue" | "log">,
  signal: AbortSignal,
): Promise<void> {
  try {
    await deleteSpentKeys(services.db, keysValidSince(new Date()));
    const removed = await emptyTrash(services, { trashedBefore: trashExpiry(new Date()) }, signal);
    if (removed > 0) services.log.info({ removed }, "edits were removed whose days in the trash were over");
  } catch (error) {
    services.log.warn({ error }, "the trash could not be emptied now; it is tried again in an hour");
  }
}
