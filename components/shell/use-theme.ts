import { useSyncExternalStore } from "react";
import { currentTheme, onThemeChange } from "@/lib/client/preferences";
import type { Theme } from "@/lib/domain/preferences";

/** The chosen theme; `drawn` is the one that the server drew the page with. */
export function useTheme(drawn: Theme): Theme {
  return useSyncExternalStore(onThemeChange, currentTheme, () => drawn);
}
