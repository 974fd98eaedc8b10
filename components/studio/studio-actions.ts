export type StudioAction = {
  id:
    | "run"
    | "previous"
    | "next"
    | "favourite"
    | "download"
    | "share"
    | "reuse"
    | "useAsSource"
    | "delete"
    | "focusPrompt"
    | "compareWithPrevious"
    | "compareWithNext"
    | "showKeys";
  /** As `KeyboardEvent.key` says them, in lower case. */
  keys: readonly string[];
  /** As they stand on the keys; `mod` is ⌘ or Ctrl. */
  shown: readonly string[];
  withModifier?: true;
  withAlt?: true;
};

/** Every key of the studio beside those of the viewport: the listener and the sheet of keys read this one table. */
export const studioActions: readonly StudioAction[] = [
  { id: "run", keys: ["enter"], shown: ["mod", "⏎"], withModifier: true },
  { id: "previous", keys: ["arrowleft"], shown: ["←"] },
  { id: "next", keys: ["arrowright"], shown: ["→"] },
  { id: "compareWithPrevious", keys: ["arrowleft"], shown: ["Alt", "←"], withAlt: true },
  { id: "compareWithNext", keys: ["arrowright"], shown: ["Alt", "→"], withAlt: true },
  { id: "favourite", keys: ["f"], shown: ["F"] },
  { id: "download", keys: ["d"], shown: ["D"] },
  { id: "share", keys: ["s"], shown: ["S"] },
  { id: "reuse", keys: ["r"], shown: ["R"] },
  { id: "useAsSource", keys: ["u"], shown: ["U"] },
  { id: "delete", keys: ["delete", "backspace"], shown: ["Delete"] },
  { id: "focusPrompt", keys: ["/"], shown: ["/"] },
  { id: "showKeys", keys: ["?"], shown: ["?"] },
];

/** The action that a key means; while somebody writes, only the one with ⌘ or Ctrl. */
export function studioActionOf(
  { key, ctrlKey, metaKey, altKey }: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey">,
  { isWriting }: { isWriting: boolean },
): StudioAction | null {
  const hasModifier = ctrlKey || metaKey;
  const action = studioActions.find(
    ({ keys, withAlt, withModifier }) =>
      keys.includes(key.toLowerCase()) && Boolean(withAlt) === altKey && Boolean(withModifier) === hasModifier,
  );
  if (!action) return null;
  return isWriting && !action.withModifier ? null : action;
}
