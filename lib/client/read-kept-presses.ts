import type { StoreApi } from "zustand/vanilla";
import { type KeptPress, PREFIX } from "./kept-presses";
import { listStored, readStored, removeStored } from "./persistence";
import type { Press, PressesSlice } from "./studio-store/presses-slice";
import type { Session } from "./studio-store/session-slice";

/** The server knows a press again for 24 hours; whoever sends it much later may run it twice. */
const SENT_BY_ITSELF_FOR_MS = 20 * 60 * 60 * 1000;

/** Shows the presses of an earlier page again; what is here already stays as it is. */
export function restoreKeptPresses(
  {
    getState,
    setState,
  }: Pick<StoreApi<Pick<PressesSlice, "presses"> & Pick<Session, "look">>, "getState" | "setState">,
  now = Date.now(),
): void {
  const { look, presses } = getState();
  const known = new Set(presses.map(({ idempotencyKey }) => idempotencyKey));
  const others = readKeptPresses(look, now).filter(({ idempotencyKey }) => !known.has(idempotencyKey));
  if (others.length > 0) setState({ presses: [...presses, ...others] });
}

/** What an earlier page left unanswered, the newest first; what cannot be read is thrown away. */
function readKeptPresses(look: Press["look"], now: number): Press[] {
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
