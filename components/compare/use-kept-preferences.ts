import { useLayoutEffect, useRef } from "react";
import { readComparePreferences, writeComparePreferences } from "@/lib/client/compare-preferences";
import { useCompareStore } from "@/lib/client/compare-store";

/** Keeps mode, line and ground in this browser. Who comes with three or four pictures sees them all. */
export function useKeptPreferences({ hasOthers }: { hasOthers: boolean }) {
  const opensSideBySide = useRef(hasOthers);
  useLayoutEffect(() => {
    useCompareStore.getState().preferencesRestored(readComparePreferences());
    if (opensSideBySide.current) useCompareStore.getState().modeChosen("side-by-side");
    return useCompareStore.subscribe((state, before) => {
      const isChanged =
        state.mode !== before.mode ||
        state.orientation !== before.orientation ||
        state.ground !== before.ground ||
        state.backing !== before.backing;
      if (isChanged) writeComparePreferences(state);
    });
  }, []);
}
