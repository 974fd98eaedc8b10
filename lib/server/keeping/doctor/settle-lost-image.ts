import { announceEdit } from "@/lib/server/db/edits";
import { deleteUnusedImages } from "@/lib/server/db/images";
import { listOutputsOfImage, type SizedImage } from "@/lib/server/db/keeping";
import { updateOutput } from "@/lib/server/db/outputs";
import { ownFailure } from "@/lib/server/edits/to-failure";
import type { Installation } from "../open-installation";

/**
 * Says of the version that its picture could not be kept, and removes the row where nothing needs it. False when an edit began from the
 * picture: then the row stays, so that uploading the same file again can bring it back.
 */
export async function settleLostImage({ db }: Pick<Installation, "db">, image: SizedImage): Promise<boolean> {
  return db.transaction(async (tx) => {
    for (const { id, attempt, editId } of await listOutputsOfImage(tx, image.id)) {
      const failure = ownFailure("storage_failed", { retryable: true, mayHaveBeenCharged: true });
      const lost = { status: "failed", imageId: null, failure, favourite: false } as const;
      if (await updateOutput(tx, { id, attempt, statuses: ["succeeded"] }, lost)) await announceEdit(tx, editId);
    }
    const removed = await deleteUnusedImages(tx, image.ownerId, [image.id]);
    return removed.length > 0;
  });
}
