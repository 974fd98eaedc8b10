import { trashExpiry } from "@/lib/domain/trash";
import { countTrash } from "@/lib/server/db/trash";
import { emptyTrash } from "@/lib/server/edits/empty-trash";
import type { Installation } from "../open-installation";
import { counted, type DoctorOptions, type Finding, mendable } from "./finding";

/** An app that runs looks after this within the hour; one that never runs does not. */
const GRACE_MS = 2 * 60 * 60 * 1000;

export async function* examineTrash(installation: Installation, options: DoctorOptions): AsyncGenerator<Finding> {
  const trashedBefore = trashExpiry(new Date(options.now.getTime() - GRACE_MS));
  const due = await countTrash(installation.db, { trashedBefore });
  if (due > 0 && options.repair) await emptyTrash(installation, { trashedBefore });
  if (due === 0) return;
  yield mendable(
    due,
    `${counted(due, "edit has", "edits have")} been in the trash for too long.`,
    "removed for good",
    options,
  );
}
