import { deletePreset as deletePresetRow } from "@/lib/server/db/presets";
import { AppError } from "@/lib/server/errors";
import type { Services } from "@/lib/server/services";

/** For good; what was made with it stays. */
export async function deletePreset({ db }: Pick<Services, "db">, ownerId: string, presetId: string): Promise<void> {
  if (!(await deletePresetRow(db, ownerId, presetId))) throw new AppError("not_found", "This preset does not exist.");
}
