import type { Preset } from "@/lib/domain/prompt-history";
import { hasPresetNamed, updatePresetName } from "@/lib/server/db/presets";
import { AppError } from "@/lib/server/errors";
import type { Services } from "@/lib/server/services";
import { toPreset } from "./to-preset";

/** Throws `not_possible_now` when another preset has this name: unlike saving, renaming replaces nothing. */
export async function renamePreset(
  { db }: Pick<Services, "db">,
  ownerId: string,
  presetId: string,
  name: string,
): Promise<Preset> {
  if (await hasPresetNamed(db, ownerId, name, presetId)) {
    throw new AppError("not_possible_now", `Another preset is called "${name}". Choose another name.`);
  }
  const renamed = await updatePresetName(db, ownerId, presetId, name);
  if (!renamed) throw new AppError("not_found", "This preset does not exist.");
  return toPreset(renamed);
}
