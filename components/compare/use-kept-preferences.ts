import { useLayoutEffect } from "react";
import { readComparePreferences, writeComparePreferences } from "@/lib/client/compare-preferences";
import { useCompareStore } from "@/lib/client/compare-store";

/** Keeps mode, line and ground in this browser. */
export function useKeptPreferences() {
  useLayoutEffect(() => {
    useCompareStore.getState().preferencesRestored(readComparePreferences(localStorage));
    return useCompareStore.subscribe((state, before) => {
      const isChanged =
        state.mode !== before.mode ||
        state.orientation !== before.orientation ||
        state.ground !== before.ground ||
        state.backing !== before.backing;
      if (isChanged) writeComparePreferences(localStorage, state);
    });
  }, []);
}
