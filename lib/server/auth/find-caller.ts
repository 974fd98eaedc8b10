import { findApiToken, updateApiTokenUsed } from "@/lib/server/db/api-tokens";
import { findSession, updateSessionExpiry } from "@/lib/server/db/sessions";
import { AppError } from "@/lib/server/errors";
import type { Services } from "@/lib/server/services";
import { type Caller, localOwnerId } from "./caller";
import { hashSecret } from "./hash-secret";
import { readSessionToken } from "./session-cookie";
import { SESSION_DAYS, sessionExpiry } from "./session-expiry";

const NOTED_EVERY_MS = 60_000;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Who asks; null for a stranger. A token in the header counts before a cookie, also when it is a wrong one. */
export async function findCaller(
  { db, door }: Pick<Services, "db" | "door">,
  headers: Headers,
): Promise<Caller | null> {
  if (!door) return { ownerId: localOwnerId, access: null };
  const bearer = readBearer(headers);
  if (bearer !== null) return findByToken(db, bearer);
  const token = readSessionToken(headers, door);
  if (token === null) return null;
  const session = await findSession(db, hashSecret(token));
  if (!session) return null;
  const { id, ownerId, expiresAt } = session;
  // Who comes back stays signed in; one write a day tells that.
  if (expiresAt.getTime() - Date.now() < (SESSION_DAYS - 1) * DAY_MS)
    await updateSessionExpiry(db, id, sessionExpiry());
  return { ownerId, access: { kind: "session", id } };
}

/** The same for whoever must be known. Throws `sign_in_required`. */
export async function requireCaller(services: Pick<Services, "db" | "door">, headers: Headers): Promise<Caller> {
  const caller = await findCaller(services, headers);
  if (!caller) throw new AppError("sign_in_required", "Sign in, or send a token as Authorization: Bearer.");
  return caller;
}

function readBearer(headers: Headers): string | null {
  return /^bearer +(\S*)$/i.exec(headers.get("authorization")?.trim() ?? "")?.[1] ?? null;
}

async function findByToken(db: Services["db"], bearer: string): Promise<Caller | null> {
  if (!/^dip_[0-9a-z]{43}$/.test(bearer)) return null;
  const token = await findApiToken(db, hashSecret(bearer));
  if (!token) return null;
  await updateApiTokenUsed(db, token.id, new Date(Date.now() - NOTED_EVERY_MS));
  return { ownerId: token.ownerId, access: { kind: "token", id: token.id } };
}
