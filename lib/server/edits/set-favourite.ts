import type { Output } from "@/lib/domain/edit";
import { announceEdit } from "@/lib/server/db/edits";
import { findOutput, updateFavourite } from "@/lib/server/db/outputs";
import { AppError } from "@/lib/server/errors";
import type { Services } from "@/lib/server/services";
import { readOutput } from "./read-output";

/** Marks or unmarks one version. */
export async function setFavourite(
  services: Pick<Services, "db" | "providers">,
  ownerId: string,
  outputId: string,
  favourite: boolean,
): Promise<Output> {
  const found = await findOutput(services.db, ownerId, outputId);
  if (!found) throw new AppError("not_found", "This version does not exist.");
  if (found.output.favourite !== favourite) {
    await services.db.transaction(async (tx) => {
      await updateFavourite(tx, ownerId, outputId, favourite);
      await announceEdit(tx, found.edit.id);
    });
  }
  return readOutput(services, ownerId, outputId);
}
