import { newId, newSecret } from "@/lib/server/db/new-id";
import { deleteExpiredSessions, insertSession } from "@/lib/server/db/sessions";
import type { Services } from "@/lib/server/services";
import { localOwnerId } from "./caller";
import { hashSecret } from "./hash-secret";
import { sessionExpiry } from "./session-expiry";

/** A new session for whoever knows the password: the token for its cookie. Null for a wrong one. */
export async function signIn({ db, door }: Pick<Services, "db" | "door">, password: string): Promise<string | null> {
  if (!door || !(await door.isPassword(password))) return null;
  const token = newSecret();
  await deleteExpiredSessions(db);
  const session = { id: newId(), ownerId: localOwnerId, tokenSha256: hashSecret(token), expiresAt: sessionExpiry() };
  await insertSession(db, session);
  return token;
}
