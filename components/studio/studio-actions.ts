export type StudioAction = {
  /** Its name stands under `studio.keys` in both languages. */
  id:
    | "run"
    | "previous"
    | "next"
    | "favourite"
    | "download"
    | "downloadAs"
    | "share"
    | "reuse"
    | "useAsSource"
    | "delete"
    | "undo"
    | "redo"
    | "focusPrompt"
    | "showPrompts"
    | "showPresets"
    | "several"
    | "contactSheet"
    | "lineage"
    | "otherProvider"
    | "compareWithPrevious"
    | "compareWithNext"
    | "showCommands"
    | "showKeys";
  /** As `KeyboardEvent.key` says them, in lower case; none for what only the list of commands and buttons do. */
  keys: readonly string[];
  /** As they stand on the keys; `mod` is ⌘ or Ctrl. */
  shown: readonly string[];
  withModifier?: true;
  withAlt?: true;
  /** Of two that share their key: the one with Shift. Elsewhere Shift says nothing, as "?" needs it on many keyboards. */
  withShift?: boolean;
  /** Works in a text field, too. */
  whileWriting?: true;
  /** What must be on the stage for it to mean something. */
  needs?: "finished" | "ended" | "versions";
};

/** Every action of the studio beside those of the viewport: the listener, the sheet of keys, the list of commands and the buttons read this one table. */
export const studioActions: readonly StudioAction[] = [
  { id: "run", keys: ["enter"], shown: ["mod", "⏎"], withModifier: true, whileWriting: true },
  { id: "previous", keys: ["arrowleft"], shown: ["←"] },
  { id: "next", keys: ["arrowright"], shown: ["→"] },
  { id: "compareWithPrevious", keys: ["arrowleft"], shown: ["Alt", "←"], withAlt: true, needs: "finished" },
  { id: "compareWithNext", keys: ["arrowright"], shown: ["Alt", "→"], withAlt: true, needs: "finished" },
  { id: "favourite", keys: ["f"], shown: ["F"], needs: "finished" },
  { id: "download", keys: ["d"], shown: ["D"], withShift: false, needs: "finished" },
  { id: "downloadAs", keys: ["d"], shown: ["⇧", "D"], withShift: true, needs: "finished" },
  { id: "share", keys: ["s"], shown: ["S"], needs: "finished" },
  { id: "reuse", keys: ["r"], shown: ["R"], needs: "finished" },
  { id: "useAsSource", keys: ["u"], shown: ["U"], needs: "finished" },
  { id: "delete", keys: ["delete", "backspace"], shown: ["Delete"], needs: "ended" },
  { id: "undo", keys: ["z"], shown: ["mod", "Z"], withModifier: true, withShift: false },
  { id: "redo", keys: ["z"], shown: ["mod", "⇧", "Z"], withModifier: true, withShift: true },
  { id: "focusPrompt", keys: ["/"], shown: ["/"] },
  { id: "showPrompts", keys: [], shown: [] },
  { id: "showPresets", keys: [], shown: [] },
  { id: "several", keys: [], shown: [] },
  { id: "contactSheet", keys: ["c"], shown: ["C"], needs: "versions" },
  { id: "lineage", keys: ["t"], shown: ["T"], needs: "versions" },
  { id: "otherProvider", keys: ["p"], shown: ["P"], needs: "finished" },
  { id: "showCommands", keys: ["k"], shown: ["mod", "K"], withModifier: true, whileWriting: true },
  { id: "showKeys", keys: ["?"], shown: ["?"] },
];

/** What stands on the key of an action, for hints beside its button. */
export function shownKeysOf(id: StudioAction["id"]): string {
  return studioActions.find((action) => action.id === id)?.shown.join(" ") ?? "";
}

type KeyPress = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/** Whether a press is of a single letter, figure or sign: what a person who speaks to the machine, or trembles, can switch off. */
export function isCharacterKey({ key, ctrlKey, metaKey, altKey }: Omit<KeyPress, "shiftKey">): boolean {
  return !ctrlKey && !metaKey && !altKey && key !== " " && [...key].length === 1;
}

/** The action that a key means; while somebody writes, only those that say so. */
export function studioActionOf(
  { key, ctrlKey, metaKey, altKey, shiftKey }: KeyPress,
  { isWriting }: { isWriting: boolean },
): StudioAction | null {
  const hasModifier = ctrlKey || metaKey;
  const action = studioActions.find(
    ({ keys, withModifier, withShift, withAlt }) =>
      keys.includes(key.toLowerCase()) &&
      Boolean(withModifier) === hasModifier &&
      Boolean(withAlt) === altKey &&
      (withShift === undefined || withShift === shiftKey),
  );
  return action && (!isWriting || action.whileWriting) ? action : null;
}
