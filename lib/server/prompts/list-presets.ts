import type { Preset } from "@/lib/domain/prompt-history";
import { listPresets as listPresetRows } from "@/lib/server/db/presets";
import type { Services } from "@/lib/server/services";
import { toPreset } from "./to-preset";

/** The owner's own, by name. */
export async function listPresets({ db }: Pick<Services, "db">, ownerId: string): Promise<Preset[]> {
  return (await listPresetRows(db, ownerId)).map(toPreset);
}
