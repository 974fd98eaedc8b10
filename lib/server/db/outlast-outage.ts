import { setTimeout as sleep } from "node:timers/promises";
import { isDatabaseAway } from "./is-database-away";

const PATIENCE_MS = 30_000;
const AGAIN_AFTER_MS = 500;

/**
 * Repeats, for `patienceMs` at most, what fails only because the database is away. For what must not be lost, and may happen twice:
 * an outage can hide that it was done.
 */
export async function outlastOutage<Result>(act: () => Promise<Result>, patienceMs = PATIENCE_MS): Promise<Result> {
  const end = Date.now() + patienceMs;
  for (;;) {
    try {
      return await act();
    } catch (error) {
      if (!isDatabaseAway(error) || Date.now() + AGAIN_AFTER_MS > end) throw error;
    }
    await sleep(AGAIN_AFTER_MS);
  }
}
