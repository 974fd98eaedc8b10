import type { Share, ShareTerms } from "@/lib/domain/share";
import { hashPassword } from "@/lib/server/auth/password-hash";
import { newId, newShareToken } from "@/lib/server/db/new-id";
import { insertShare } from "@/lib/server/db/shares";
import type { Services } from "@/lib/server/services";
import { parseExpiry } from "./parse-expiry";
import { readShare } from "./read-share";
import { requireShareable } from "./require-shareable";

export type NewShare = ShareTerms & { password: string | null; outputIds: string[] };

/**
 * Makes a link for the versions, shown in this order; the same one twice is one. `origin` is where people reach this installation.
 * Throws `not_found`, `not_possible_now` for a version without a picture, `invalid_request` for an end in the past.
 */
export async function createShare(
  services: Pick<Services, "db">,
  ownerId: string,
  { outputIds, password, expiresAt, ...terms }: NewShare,
  origin: string,
): Promise<Share> {
  const shown = await requireShareable(services, ownerId, outputIds);
  const share = {
    ...terms,
    id: newId(),
    ownerId,
    token: newShareToken(),
    expiresAt: parseExpiry(expiresAt),
    passwordHash: password === null ? null : await hashPassword(password),
  };
  await services.db.transaction((tx) => insertShare(tx, share, shown));
  return readShare(services, ownerId, share.id, origin);
}
