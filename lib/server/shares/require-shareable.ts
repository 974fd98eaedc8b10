import { listOutputStatuses } from "@/lib/server/db/outputs";
import { AppError } from "@/lib/server/errors";
import type { Services } from "@/lib/server/services";

/** The versions in their order, each once. Throws `not_found` for what the owner does not have, `not_possible_now` for what has no picture. */
export async function requireShareable(
  { db }: Pick<Services, "db">,
  ownerId: string,
  outputIds: readonly string[],
): Promise<string[]> {
  const wanted = [...new Set(outputIds)];
  const statuses = await listOutputStatuses(db, ownerId, wanted);
  if (wanted.some((id) => !statuses.has(id))) throw new AppError("not_found", "This version does not exist.");
  if (wanted.some((id) => statuses.get(id) !== "succeeded")) {
    throw new AppError("not_possible_now", "A version without a picture cannot be shared.");
  }
  return wanted;
}
