import { PRESETS_MAX, type Preset } from "@/lib/domain/prompt-history";
import { newId } from "@/lib/server/db/new-id";
import { countPresets, upsertPreset } from "@/lib/server/db/presets";
import { AppError } from "@/lib/server/errors";
import type { Services } from "@/lib/server/services";
import { toPreset } from "./to-preset";

/** Saves a recipe under a name; the one that had this name gives way. Throws `not_possible_now` when there are too many. */
export async function savePreset(
  { db }: Pick<Services, "db">,
  ownerId: string,
  preset: Pick<Preset, "name" | "prompt" | "recipe">,
): Promise<Preset> {
  const saved =
    (await countPresets(db, ownerId)) < PRESETS_MAX && (await upsertPreset(db, { ...preset, id: newId(), ownerId }));
  if (!saved) throw new AppError("not_possible_now", `There are ${PRESETS_MAX} presets already. Delete one first.`);
  return toPreset(saved);
}
