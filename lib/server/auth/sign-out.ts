import { deleteSession, deleteSessionsOf, findSession } from "@/lib/server/db/sessions";
import type { Services } from "@/lib/server/services";
import { hashSecret } from "./hash-secret";
import { readSessionToken } from "./session-cookie";

/** Ends the session of this browser, in every process; with `everywhere` all others of its owner too. Nothing for a stranger. */
export async function signOut(
  { db, door }: Pick<Services, "db" | "door">,
  headers: Headers,
  { everywhere }: { everywhere: boolean },
): Promise<void> {
  const token = door && readSessionToken(headers, door);
  if (!token) return;
  const session = everywhere ? await findSession(db, hashSecret(token)) : null;
  if (session) await deleteSessionsOf(db, session.ownerId);
  else await deleteSession(db, hashSecret(token));
}
