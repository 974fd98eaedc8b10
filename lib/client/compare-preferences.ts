import { isCompareMode } from "./compare-modes";
import { backings, type ComparePreferences, grounds } from "./compare-store";

const STORAGE_KEY = "diptych.compare";

type Storage = Pick<globalThis.Storage, "getItem" | "setItem">;

/** What this browser kept; what it does not know, or what cannot be read, is left out. */
export function readComparePreferences(storage: Storage): Partial<ComparePreferences> {
  try {
    const kept: unknown = JSON.parse(storage.getItem(STORAGE_KEY) ?? "{}");
    if (typeof kept !== "object" || kept === null) return {};
    const { mode, orientation, ground, backing } = kept as Record<string, unknown>;
    const known = grounds.find((each) => each === ground);
    const knownBacking = backings.find((each) => each === backing);
    return {
      ...(isCompareMode(mode) && { mode }),
      ...((orientation === "vertical" || orientation === "horizontal") && { orientation }),
      ...(known && { ground: known }),
      ...(knownBacking && { backing: knownBacking }),
    };
  } catch {
    return {};
  }
}

/** A browser that keeps nothing (private, full) loses only the habit. */
export function writeComparePreferences(
  storage: Storage,
  { mode, orientation, ground, backing }: ComparePreferences,
): void {
  try {
    storage.setItem(STORAGE_KEY, JSON.stringify({ mode, orientation, ground, backing }));
  } catch {
    return;
  }
}
