import type { Edit } from "@/lib/domain/edit";
import { findEdit } from "@/lib/server/db/edits";
import { AppError } from "@/lib/server/errors";
import type { Services } from "@/lib/server/services";
import { cancelOutputs } from "./cancel-outputs";
import { readEdit } from "./read-edit";

/** Stops what is pending; what has ended stays as it is. A call under way may be charged all the same, and its output says so. */
export async function cancelEdit(services: Services, ownerId: string, editId: string): Promise<Edit> {
  const found = await findEdit(services.db, ownerId, editId);
  if (!found || found.edit.trashedAt !== null) throw new AppError("not_found", "This edit does not exist.");
  await services.db.transaction((tx) => cancelOutputs(services, tx, found.edit, { made: true }));
  return readEdit(services, ownerId, editId);
}
