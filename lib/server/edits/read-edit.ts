import type { Edit } from "@/lib/domain/edit";
import { findEdit } from "@/lib/server/db/edits";
import { AppError } from "@/lib/server/errors";
import type { Services } from "@/lib/server/services";
import { describeEdits } from "./describe-edits";

/** Throws `not_found` also for one in the trash. */
export async function readEdit(
  services: Pick<Services, "db" | "providers">,
  ownerId: string,
  editId: string,
): Promise<Edit> {
  const row = await findEdit(services.db, ownerId, editId);
  const [edit] = row && row.edit.trashedAt === null ? await describeEdits(services, ownerId, [row]) : [];
  if (!edit) throw new AppError("not_found", "This edit does not exist.");
  return edit;
}
