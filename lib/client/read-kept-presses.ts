import { type KeptPress, PREFIX } from "./kept-presses";
import { listStored, readStored, removeStored } from "./persistence";
import type { Press } from "./studio-store/presses-slice";

/** The server knows a press again for 24 hours; whoever sends it much later may run it twice. */
const SENT_BY_ITSELF_FOR_MS = 20 * 60 * 60 * 1000;

/** What an earlier page left unanswered, the newest first; what cannot be read is thrown away. */
export function readKeptPresses(look: Press["look"], now = Date.now()): Press[] {
  const presses: (Press & { pressedAt: number })[] = [];
  for (const name of listStored(PREFIX)) {
    const kept = readStored(name, parseKeptPress);
    if (!kept) {
      removeStored(name);
      continue;
    }
    const isTooOld = now - kept.pressedAt > SENT_BY_ITSELF_FOR_MS;
    const state = { at: isTooOld ? "too_old" : "waiting_for_connection" } as const;
    presses.push({ idempotencyKey: name.slice(PREFIX.length), ...kept, look, state });
  }
  return presses.sort((one, other) => other.pressedAt - one.pressedAt).map(({ pressedAt: _, ...press }) => press);
}

/** The recipe is the server's to judge. */
function parseKeptPress(stored: unknown): KeptPress | null {
  const { recipe, source, pressedAt } = (stored ?? {}) as Partial<KeptPress>;
  if (typeof recipe?.prompt !== "string" || typeof source?.imageId !== "string" || !Number.isFinite(pressedAt))
    return null;
  return {
    recipe,
    source: { imageId: source.imageId, parentOutputId: source.parentOutputId ?? null },
    pressedAt: Number(pressedAt),
  };
}
