import type { Recipe } from "@/lib/domain/recipe";
import { listStored, readStored, removeStored, writeStored } from "./persistence";
import type { StudioStore } from "./studio-store/create-studio-store";
import type { Press } from "./studio-store/presses-slice";

/** One name for each, so that tabs never write over each other's. */
const PREFIX = "diptych.press.";

/** The server knows a press again for 24 hours; whoever sends it much later may run it twice. */
const SENT_BY_ITSELF_FOR_MS = 20 * 60 * 60 * 1000;

type KeptPress = { recipe: Recipe; source: NonNullable<Press["source"]>; pressedAt: number };

/** Whether the server may not have heard of it yet, or may have and nobody knows. */
function isUnanswered({ source, state }: Press): boolean {
  return source !== null && (state.at === "sending" || state.at === "waiting_for_connection" || state.at === "too_old");
}

/**
 * Keeps presses of Run in this browser from the moment they are made until the server has answered or the person forgets them, here or
 * in another tab. Returns the function that ends it.
 */
export function keepPresses(store: StudioStore, now: () => number = Date.now): () => void {
  const kept = new Set(
    store
      .getState()
      .presses.filter(isUnanswered)
      .map(({ idempotencyKey }) => idempotencyKey),
  );
  const unsubscribe = store.subscribe(({ presses }, { presses: before }) => {
    if (presses === before) return;
    const unanswered = presses.filter(isUnanswered);
    for (const { idempotencyKey, recipe, source } of unanswered) {
      if (kept.has(idempotencyKey)) continue;
      kept.add(idempotencyKey);
      writeStored(PREFIX + idempotencyKey, { recipe, source, pressedAt: now() });
    }
    for (const idempotencyKey of kept) {
      if (unanswered.some((press) => press.idempotencyKey === idempotencyKey)) continue;
      kept.delete(idempotencyKey);
      removeStored(PREFIX + idempotencyKey);
    }
  });
  const elsewhere = ({ key, newValue }: StorageEvent) => {
    if (newValue !== null || !key?.startsWith(PREFIX)) return;
    const press = store.getState().presses.find(({ idempotencyKey }) => PREFIX + idempotencyKey === key);
    // What is on its way here is answered here.
    if (press && press.state.at !== "sending") store.getState().pressLeft(press.idempotencyKey);
  };
  window.addEventListener("storage", elsewhere);
  return () => {
    unsubscribe();
    window.removeEventListener("storage", elsewhere);
  };
}

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
