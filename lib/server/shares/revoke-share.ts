import { listSharedRows, updateShareRevoked } from "@/lib/server/db/shares";
import { AppError } from "@/lib/server/errors";
import { removeCards } from "@/lib/server/images/remove-pictures";
import type { Services } from "@/lib/server/services";

/** Ends the share for good: from the commit on its link answers 410. Another share of the same version makes its card anew. */
export async function revokeShare(
  services: Pick<Services, "db" | "blobs" | "log">,
  ownerId: string,
  shareId: string,
): Promise<void> {
  const revoked = await updateShareRevoked(services.db, ownerId, shareId);
  if (!revoked) throw new AppError("not_found", "This share does not exist.");
  const versions = await listSharedRows(services.db, [shareId]);
  const imageIds = versions.map(({ image }) => image.id);
  await removeCards(services, imageIds).catch((error) => {
    services.log.warn({ error, imageIds }, "cards of a revoked share were left behind");
  });
}
