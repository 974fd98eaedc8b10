import type { Database } from "@/lib/server/db/client";
import { findLastRevision } from "@/lib/server/db/edits";
import { oncePerProcess } from "@/lib/server/once-per-process";

/** Pages that are being opened; whoever is forgotten is told more than it needs. */
const REMEMBERED = 1000;

const horizons = oncePerProcess("drawn-pages", () => new Map<string, string>());

const keyOf = (ownerId: string, revision: number) => `${ownerId} ${revision}`;

/**
 * The owner's last revision, for a page that is about to be drawn. This process remembers which transactions may have been under way
 * then: only what those committed can be missing in the page, though its revision is lower.
 */
export async function readRevisionOfPage(db: Database, ownerId: string): Promise<number> {
  const { revision, horizon } = await findLastRevision(db, ownerId);
  const key = keyOf(ownerId, revision);
  // Of several pages of one revision the first has seen least.
  const first = horizons.get(key) ?? horizon;
  horizons.delete(key);
  horizons.set(key, first);
  const [oldest] = horizons.keys();
  if (horizons.size > REMEMBERED && oldest !== undefined) horizons.delete(oldest);
  return revision;
}

/** The oldest transaction that may have been under way when a page of this revision was drawn; null when this process drew none. */
export function horizonOfPage(ownerId: string, revision: number): string | null {
  return horizons.get(keyOf(ownerId, revision)) ?? null;
}
