import { announceEdits, listEditIdsWithOutputs, listEditsByIds } from "@/lib/server/db/edits";
import { updateQueuedCanceled } from "@/lib/server/db/outputs";
import type { Services } from "@/lib/server/services";
import { cancelOutputs } from "./cancel-outputs";

/**
 * Stops everything of the owner that is pending, or of those edits that are named: first all that still queues, at once, so that none
 * of it begins while the others are stopped. `canceled` counts outputs.
 */
export async function cancelAllEdits(
  services: Services,
  ownerId: string,
  editIds: string[] | null = null,
): Promise<{ canceled: number }> {
  const { db } = services;
  const pending = await listEditIdsWithOutputs(db, ownerId, ["queued", "submitting", "waiting"]);
  const wanted = editIds === null ? pending : pending.filter((id) => editIds.includes(id));
  if (wanted.length === 0) return { canceled: 0 };
  const queued = await db.transaction(async (tx) => {
    const canceled = await updateQueuedCanceled(tx, ownerId, wanted);
    await announceEdits(tx, [...new Set(canceled)]);
    return canceled;
  });
  let canceled = queued.length;
  const running = await listEditIdsWithOutputs(db, ownerId, ["submitting", "waiting"]);
  const stillWanted = running.filter((id) => wanted.includes(id));
  for (const { edit } of await listEditsByIds(db, ownerId, stillWanted)) {
    canceled += await db.transaction((tx) => cancelOutputs(services, tx, edit));
  }
  return { canceled };
}
