import { listEditIdsWithOutputs, listEditsByIds } from "@/lib/server/db/edits";
import type { Services } from "@/lib/server/services";
import { cancelOutputs } from "./cancel-outputs";

/** Stops everything of the owner that is pending. `canceled` counts edits. */
export async function cancelAllEdits(services: Services, ownerId: string): Promise<{ canceled: number }> {
  const ids = await listEditIdsWithOutputs(services.db, ownerId, ["queued", "submitting", "waiting"]);
  let canceled = 0;
  for (const { edit } of await listEditsByIds(services.db, ownerId, ids)) {
    const outputs = await services.db.transaction((tx) => cancelOutputs(services, tx, edit));
    if (outputs > 0) canceled += 1;
  }
  return { canceled };
}
