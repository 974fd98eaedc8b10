import type { Output } from "@/lib/domain/edit";
import { findOutput } from "@/lib/server/db/outputs";
import { AppError } from "@/lib/server/errors";
import type { Services } from "@/lib/server/services";
import { advanceOutput } from "./advance-output";
import { readOutput } from "./read-output";

/** Settles an unconfirmed output as failed, keeping what is known about it. Throws `not_possible_now` for any other. */
export async function forgetOutput(services: Services, ownerId: string, outputId: string): Promise<Output> {
  const found = await findOutput(services.db, ownerId, outputId);
  if (!found) throw new AppError("not_found", "This version does not exist.");
  const forgotten = await advanceOutput(services, found.output, ["unconfirmed"], { status: "failed" });
  if (!forgotten) throw new AppError("not_possible_now", "Only a version that is unconfirmed can be settled.");
  return readOutput(services, ownerId, outputId);
}
