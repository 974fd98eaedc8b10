import type { Database } from "@/lib/server/db/client";
import { durationKey, listTypicalDurations, type ProviderModel } from "@/lib/server/db/typical-durations";

const HOLDS_MS = 60_000;

type Known = { until: number; ms: Promise<number | null> };
const known = new WeakMap<Database, Map<string, Known>>();

/** `listTypicalDurations`, at most a minute old: it reads every success, and each answer about an edit asks for it. */
export async function readTypicalDurations(
  db: Database,
  models: readonly ProviderModel[],
): Promise<Map<string, number>> {
  const ofDatabase = known.get(db) ?? new Map<string, Known>();
  known.set(db, ofDatabase);
  const now = Date.now();
  const unknown = models.filter((model) => (ofDatabase.get(durationKey(model))?.until ?? 0) <= now);
  if (unknown.length > 0) {
    const reading = listTypicalDurations(db, unknown);
    for (const key of unknown.map(durationKey)) {
      const ms = reading.then((found) => found.get(key) ?? null);
      ofDatabase.set(key, { until: now + HOLDS_MS, ms });
      ms.catch(() => ofDatabase.delete(key));
    }
  }
  const found = new Map<string, number>();
  for (const key of models.map(durationKey)) {
    const ms = await ofDatabase.get(key)?.ms;
    if (ms !== undefined && ms !== null) found.set(key, ms);
  }
  return found;
}
