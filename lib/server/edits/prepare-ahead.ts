import pLimit from "p-limit";
import type { Recipe } from "@/lib/domain/recipe";
import { AppError } from "@/lib/server/errors";
import { prepareForProvider } from "@/lib/server/images/prepare-for-provider";
import { requireImage } from "@/lib/server/images/require-image";
import { oncePerProcess } from "@/lib/server/once-per-process";
import type { Services } from "@/lib/server/services";
import { findModel } from "./require-model";
import { withinLimit } from "./within-limit";

/** One at a time: what a press needs is never behind more than one that nobody may ever run. */
const inTurn = oncePerProcess("preparing-ahead-turn", () => pLimit(1));
const MAX_MS = 60_000;

/**
 * Prepares a source for a model before anybody presses Run, so that the first edit of it is sent at once as well. Sends nothing and costs
 * nothing. Where other processes send the edits there is nothing to prepare here. Throws `not_found`, `invalid_request` for a model that is
 * not there, as `prepareForProvider` does, and the reason of `signal` when nobody waits any more.
 */
export async function prepareAhead(
  services: Pick<Services, "db" | "blobs" | "env" | "providers">,
  ownerId: string,
  imageId: string,
  { sendSize, signal, ...wanted }: Pick<Recipe, "provider" | "model" | "sendSize"> & { signal: AbortSignal },
): Promise<void> {
  const model = findModel(services, wanted);
  if (!model) throw new AppError("invalid_request", "There is no such model.");
  if (services.env.role === "web") return void (await requireImage(services, ownerId, imageId));
  await inTurn(() => {
    signal.throwIfAborted();
    return withinLimit(MAX_MS, prepareForProvider(services, { ownerId, imageId }, model.source, sendSize));
  });
}
