import { createStore } from "zustand/vanilla";
import { readStored, writeStored } from "./persistence";

const NAME = "diptych.keys";

/** Whether single letters, figures and signs do something (WCAG 2.1.4). Kept in this browser. */
export const keyPreferences = createStore<{ areLettersOn: boolean; lettersSwitched: (areLettersOn: boolean) => void }>(
  (set) => ({
    areLettersOn: typeof localStorage === "undefined" || readStored(NAME, (stored) => stored !== "without-letters"),
    lettersSwitched(areLettersOn) {
      set({ areLettersOn });
      writeStored(NAME, areLettersOn ? "all" : "without-letters");
    },
  }),
);
