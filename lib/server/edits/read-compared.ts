import type { Compared } from "@/lib/domain/studio";
import { findOutput } from "@/lib/server/db/outputs";
import { AppError } from "@/lib/server/errors";
import { readImage } from "@/lib/server/images/read-image";
import type { Services } from "@/lib/server/services";

/** What `withOutputId` is to be laid beside. Throws `not_found` when one of them is not there or has no picture. */
export async function readCompared(
  services: Services,
  ownerId: string,
  outputIds: readonly string[],
  withOutputId: string,
): Promise<Compared> {
  const versions = await Promise.all(outputIds.map((outputId) => readVersion(services, ownerId, outputId)));
  return { versions, withOutputId };
}

async function readVersion(services: Services, ownerId: string, outputId: string) {
  const found = await findOutput(services.db, ownerId, outputId);
  if (!found?.output.imageId) throw new AppError("not_found", "This version does not exist, or has no picture.");
  const image = await readImage(services, ownerId, found.output.imageId);
  return { image, recipe: found.edit.recipe, seed: found.output.seed };
}
