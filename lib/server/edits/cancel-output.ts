import type { Output } from "@/lib/domain/edit";
import { findOutput } from "@/lib/server/db/outputs";
import { AppError } from "@/lib/server/errors";
import type { Services } from "@/lib/server/services";
import { cancelOutputs } from "./cancel-outputs";
import { readOutput } from "./read-output";

/** Stops one output of its edit, the others go on; one that has ended stays as it is. A call under way may be charged all the same, and the output says so. */
export async function cancelOutput(services: Services, ownerId: string, outputId: string): Promise<Output> {
  const found = await findOutput(services.db, ownerId, outputId);
  if (!found) throw new AppError("not_found", "This version does not exist.");
  await services.db.transaction((tx) => cancelOutputs(services, tx, found.edit, { made: true, outputId }));
  return readOutput(services, ownerId, outputId);
}
