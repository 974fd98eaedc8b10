import { createHmac, timingSafeEqual } from "node:crypto";
import { findShareByToken, listSharedRows, type SharedRow, type ShareRow } from "@/lib/server/db/shares";
import { AppError } from "@/lib/server/errors";
import type { Services } from "@/lib/server/services";
import { stateOf } from "./to-share";

/** A share that a stranger may see now, with those of its versions that are not in the trash; at least one. */
export type OpenShare = { share: ShareRow; versions: SharedRow[] };

/**
 * The one door to everything that a share shows. `pass` is what the right password gave. Throws `not_found` for an unknown token,
 * `share_gone` when it was revoked, has ended or has no picture left, `wrong_password` while it is locked.
 */
export async function requireOpenShare(
  services: Pick<Services, "db">,
  token: string,
  pass: string | null,
): Promise<OpenShare> {
  const open = await requireLivingShare(services, token);
  const { share } = open;
  if (share.passwordHash !== null && !isPass(pass, passOf(share.token, share.passwordHash))) {
    throw new AppError("wrong_password", "This link asks for its password.");
  }
  return open;
}

/** The same before the password is asked for: nothing of it may be shown yet. */
export async function requireLivingShare({ db }: Pick<Services, "db">, token: string): Promise<OpenShare> {
  // No text in the database has a zero in it, and none may be asked for.
  const share = token.includes("\0") ? null : await findShareByToken(db, token);
  if (!share) throw new AppError("not_found", "There is nothing at this address.");
  const versions = share.revokedAt === null ? await listSharedRows(db, [share.id]) : [];
  if (stateOf(share, versions) !== "open") throw new AppError("share_gone", "This link has ended.");
  return { share, versions: versions.filter(({ edit }) => edit.trashedAt === null) };
}

/** What a browser keeps to show that it knew the password: worthless for another share, and after another password. */
export function passOf(token: string, passwordHash: string): string {
  return createHmac("sha256", passwordHash).update(token).digest("base64url");
}

function isPass(given: string | null, wanted: string): boolean {
  return given !== null && given.length === wanted.length && timingSafeEqual(Buffer.from(given), Buffer.from(wanted));
}
