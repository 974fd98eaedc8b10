import type { Recipe } from "@/lib/domain/recipe";
import { listStored, removeStored, writeStored } from "./persistence";
import type { StudioStore } from "./studio-store/create-studio-store";
import type { Press } from "./studio-store/presses-slice";

/** One name for each, so that tabs never write over each other's. */
export const PREFIX = "diptych.press.";

export type KeptPress = { recipe: Recipe; source: NonNullable<Press["source"]>; pressedAt: number };

/** Whether the server may not have heard of it yet, or may have and nobody knows. */
function isUnanswered({ source, state }: Press): boolean {
  return source !== null && (state.at === "sending" || state.at === "waiting_for_connection" || state.at === "too_old");
}

export function hasKeptPresses(): boolean {
  return listStored(PREFIX).length > 0;
}

/**
 * Keeps presses of Run in this browser from the moment they are made until the server has answered or the person forgets them, here or
 * in another tab. Returns the function that ends it.
 */
export function keepPresses(store: StudioStore, now: () => number = Date.now): () => void {
  const stored = new Set(listStored(PREFIX));
  const kept = new Set<string>();
  const follow = (presses: readonly Press[]) => {
    const unanswered = presses.filter(isUnanswered);
    for (const { idempotencyKey, recipe, source } of unanswered) {
      if (kept.has(idempotencyKey)) continue;
      kept.add(idempotencyKey);
      // What an earlier page kept was pressed then.
      if (!stored.has(PREFIX + idempotencyKey)) {
        writeStored(PREFIX + idempotencyKey, { recipe, source, pressedAt: now() });
      }
    }
    for (const idempotencyKey of kept) {
      if (unanswered.some((press) => press.idempotencyKey === idempotencyKey)) continue;
      kept.delete(idempotencyKey);
      removeStored(PREFIX + idempotencyKey);
    }
  };
  follow(store.getState().presses);
  const unsubscribe = store.subscribe(({ presses }, { presses: before }) => {
    if (presses !== before) follow(presses);
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
