import { useSyncExternalStore } from "react";
import { type ActionKeys, isOfCharacters, keyShortcutsOf } from "@/lib/client/action-keys";
import { keyPreferences } from "@/lib/client/key-preferences";
import { useModifierKey } from "./use-modifier-key";

/** What a button says of the keys that do the same; nothing of those that are switched off. */
export function useKeyHints(): (action: ActionKeys) => { keys?: string; "aria-keyshortcuts"?: string } {
  const { modifier } = useModifierKey();
  const areLettersOn = useSyncExternalStore(
    keyPreferences.subscribe,
    () => keyPreferences.getState().areLettersOn,
    () => true,
  );
  return (action) => {
    if (action.keys.length === 0 || (!areLettersOn && isOfCharacters(action))) return {};
    const keys = action.shown.map((key) => (key === "mod" ? modifier : key)).join(" ");
    return { keys, "aria-keyshortcuts": keyShortcutsOf(action) };
  };
}
