import type { Transaction } from "@/lib/server/db/client";
import { announceRemovedEdit, deleteEditRow } from "@/lib/server/db/edits";
import { deleteUnusedImages } from "@/lib/server/db/images";
import { lockOutputs } from "@/lib/server/db/outputs";
import { deleteUnspent } from "@/lib/server/db/spending";
import { insertSpentKey } from "@/lib/server/db/spent-keys";
import { enqueueRemoval } from "@/lib/server/images/remove-pictures";
import type { Services } from "@/lib/server/services";

/**
 * Removes the edit for good, its outputs and those of their pictures that no other edit uses; its key stays, so that a late re-sending runs nothing again. Returns the ids of the images whose
 * bytes are to be removed after the commit: rows first, so that nothing shown ever lacks its picture; a job sees to it that they are. Where `isStill` says no, once
 * the outputs are held, nothing is removed.
 */
export async function removeEdit(
  services: Pick<Services, "queue">,
  tx: Transaction,
  ownerId: string,
  editId: string,
  isStill: () => Promise<boolean> = async () => true,
): Promise<string[] | null> {
  const outputs = await lockOutputs(tx, ownerId, editId);
  if (!(await isStill())) return null;
  await deleteUnspent(tx, editId);
  await insertSpentKey(tx, ownerId, editId);
  await deleteEditRow(tx, ownerId, editId);
  await announceRemovedEdit(tx, ownerId, editId);
  const imageIds = outputs.flatMap(({ imageId }) => imageId ?? []);
  const removed = await deleteUnusedImages(tx, ownerId, imageIds);
  await enqueueRemoval(services, tx, removed);
  return removed;
}
