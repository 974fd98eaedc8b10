import type { Share } from "@/lib/domain/share";
import { findShare, listSharedRows } from "@/lib/server/db/shares";
import { AppError } from "@/lib/server/errors";
import type { Services } from "@/lib/server/services";
import { toShare } from "./to-share";

/** One of the owner's shares. Throws `not_found`, also for one that was revoked. */
export async function readShare(
  { db }: Pick<Services, "db">,
  ownerId: string,
  shareId: string,
  origin: string,
): Promise<Share> {
  const row = await findShare(db, ownerId, shareId);
  if (!row) throw new AppError("not_found", "This share does not exist.");
  return toShare(row, await listSharedRows(db, [shareId]), origin);
}
