import { listTrash, lockTrashedEdit, type TrashQuery } from "@/lib/server/db/trash";
import { removeLeftPictures } from "@/lib/server/images/remove-pictures";
import type { Services } from "@/lib/server/services";
import { removeEdit } from "./remove-edit";

const BATCH = 50;

/**
 * Removes for good what `query` finds in the trash, with the pictures that nothing else uses, an edit a
 * transaction: what was left to do where this is killed, is done by whoever comes next. Uploads stay, they are the person's. Throws when the store
 * of pictures is away: the rows then wait for it. Returns how many edits were removed.
 */
export async function emptyTrash(
  services: Pick<Services, "db" | "blobs" | "queue" | "log">,
  query: TrashQuery,
  signal?: AbortSignal,
): Promise<number> {
  let removed = 0;
  for (;;) {
    const batch = await listTrash(services.db, query, BATCH);
    if (batch.length > 0) await services.blobs.check();
    for (const { id, ownerId } of batch) {
      if (signal?.aborted) return removed;
      const imageIds = await services.db.transaction((tx) =>
        removeEdit(services, tx, ownerId, id, () => lockTrashedEdit(tx, id, query)),
      );
      if (!imageIds) continue;
      removed += 1;
      await removeLeftPictures(services, imageIds);
    }
    if (batch.length < BATCH) return removed;
  }
}
