import type { Output } from "@/lib/domain/edit";
import { findOutput } from "@/lib/server/db/outputs";
import { AppError } from "@/lib/server/errors";
import type { Services } from "@/lib/server/services";
import { readEdit } from "./read-edit";

/** Throws `not_found` also for one whose edit is in the trash. */
export async function readOutput(
  services: Pick<Services, "db" | "providers">,
  ownerId: string,
  outputId: string,
): Promise<Output> {
  const found = await findOutput(services.db, ownerId, outputId);
  const edit = found ? await readEdit(services, ownerId, found.edit.id) : null;
  const output = edit?.outputs.find(({ id }) => id === outputId);
  if (!output) throw new AppError("not_found", "This picture does not exist.");
  return output;
}
