import { setTimeout as sleep } from "node:timers/promises";

const EVERY_MS = 20;

/** Waits for a state, and throws with what was waited for when it does not come about. A look that fails counts as not yet. */
export async function until<Answer>(
  what: string,
  look: () => Promise<Answer | null | undefined | false> | Answer | null | undefined | false,
  withinMs = 60_000,
): Promise<Answer> {
  const end = Date.now() + withinMs;
  let trouble: unknown = null;
  for (;;) {
    try {
      const answer = await look();
      if (answer !== null && answer !== undefined && answer !== false) return answer;
      trouble = null;
    } catch (error) {
      trouble = error;
    }
    if (Date.now() > end) throw new Error(`It did not come about within ${withinMs} ms: ${what}.`, { cause: trouble });
    await sleep(EVERY_MS);
  }
}
