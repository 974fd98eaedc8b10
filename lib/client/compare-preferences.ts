import { isCompareMode } from "./compare-modes";
import { backings, type ComparePreferences, grounds } from "./compare-store";
import { readStored, writeStored } from "./persistence";

const STORAGE_KEY = "diptych.compare";

/** What this browser kept; what it does not know, or what cannot be read, is left out. */
export function readComparePreferences(): Partial<ComparePreferences> {
  return readStored(STORAGE_KEY, (kept) => {
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
  });
}

/** A browser that keeps nothing (private, full, in a frame of another site) loses only the habit. */
export function writeComparePreferences({ mode, orientation, ground, backing }: ComparePreferences): void {
  writeStored(STORAGE_KEY, { mode, orientation, ground, backing });
}
