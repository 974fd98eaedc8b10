import { createStore } from "zustand/vanilla";
import type { Preset } from "@/lib/domain/prompt-history";

/** The presets of this owner as last read; null before. */
export const presetStore = createStore<{ presets: readonly Preset[] | null }>(() => ({ presets: null }));
