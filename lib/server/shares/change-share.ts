import type { Share, ShareTerms } from "@/lib/domain/share";
import { hashPassword } from "@/lib/server/auth/password-hash";
import { findShare, replaceShareOutputs, updateShare } from "@/lib/server/db/shares";
import { AppError } from "@/lib/server/errors";
import type { Services } from "@/lib/server/services";
import { parseExpiry } from "./parse-expiry";
import { readShare } from "./read-share";
import { requireShareable } from "./require-shareable";

export type ShareChange = Partial<ShareTerms & { password: string | null; outputIds: string[] }>;

/**
 * Changes what is named and leaves the rest; the link stays the same. Another password, or the same once more, shuts out whoever had
 * opened the page with the one before. Throws what `createShare` throws.
 */
export async function changeShare(
  services: Pick<Services, "db">,
  ownerId: string,
  shareId: string,
  { outputIds, password, expiresAt, ...terms }: ShareChange,
  origin: string,
): Promise<Share> {
  if (!(await findShare(services.db, ownerId, shareId))) {
    throw new AppError("not_found", "This share does not exist.");
  }
  const shown = outputIds && (await requireShareable(services, ownerId, outputIds));
  const changes = {
    ...terms,
    ...(expiresAt !== undefined && { expiresAt: parseExpiry(expiresAt) }),
    ...(password !== undefined && { passwordHash: password === null ? null : await hashPassword(password) }),
  };
  await services.db.transaction(async (tx) => {
    await updateShare(tx, ownerId, shareId, changes);
    if (shown) await replaceShareOutputs(tx, shareId, shown);
  });
  return readShare(services, ownerId, shareId, origin);
}
