import { trashExpiry } from "@/lib/domain/trash";
import type { Services } from "@/lib/server/services";
import { emptyTrash } from "./empty-trash";

/** What the queue runs every hour: the trash of every owner, as far as its days are over. A store that is away is waited for till the next hour. */
export async function removeExpiredEdits(
  services: Pick<Services, "db" | "blobs" | "log">,
  signal: AbortSignal,
): Promise<void> {
  try {
    const removed = await emptyTrash(services, { trashedBefore: trashExpiry(new Date()) }, signal);
    if (removed > 0) services.log.info({ removed }, "edits were removed whose days in the trash were over");
  } catch (error) {
    services.log.warn({ error }, "the trash could not be emptied now; it is tried again in an hour");
  }
}
