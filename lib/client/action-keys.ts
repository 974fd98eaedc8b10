/** The keys of an action, whatever it does: studio, viewport and gallery each have a table of them. */
export type ActionKeys = {
  /** As `KeyboardEvent.key` says them, in lower case; none for what only the list of commands and buttons do. */
  keys: readonly string[];
  /** As they stand on the keys; `mod` is ⌘ or Ctrl. */
  shown: readonly string[];
  withModifier?: true;
  withAlt?: true;
  /** Of two that share their key: the one with Shift. Elsewhere Shift says nothing, as "?" needs it on many keyboards. */
  withShift?: boolean;
};

const named: Readonly<Record<string, string>> = {
  "+": "Plus",
  " ": "Space",
  arrowleft: "ArrowLeft",
  arrowright: "ArrowRight",
  arrowup: "ArrowUp",
  arrowdown: "ArrowDown",
};

/** As `aria-keyshortcuts` wants them: "Shift+D", "Control+K Meta+K". */
export function keyShortcutsOf({ keys, withModifier, withAlt, withShift }: ActionKeys): string {
  const modifiers = withModifier ? ["Control+", "Meta+"] : [""];
  const others = `${withAlt ? "Alt+" : ""}${withShift ? "Shift+" : ""}`;
  return keys
    .flatMap((key) => {
      const name = named[key] ?? key.charAt(0).toUpperCase() + key.slice(1);
      return modifiers.map((modifier) => `${modifier}${others}${name}`);
    })
    .join(" ");
}

/** Whether all it takes is a single letter, figure or sign: these can be switched off. */
export function isOfCharacters({ keys, withModifier, withAlt }: ActionKeys): boolean {
  return !withModifier && !withAlt && keys.some((key) => key !== " " && [...key].length === 1);
}

export type KeyPress = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/** Whether a press is of a single letter, figure or sign: what a person who speaks to the machine, or trembles, can switch off. */
export function isCharacterKey({ key, ctrlKey, metaKey, altKey }: Omit<KeyPress, "shiftKey">): boolean {
  return !ctrlKey && !metaKey && !altKey && key !== " " && [...key].length === 1;
}

/** Of a table the action that a press means. */
export function actionOfPress<Action extends ActionKeys>(
  table: readonly Action[],
  { key, ctrlKey, metaKey, altKey, shiftKey }: KeyPress,
): Action | undefined {
  return table.find(
    ({ keys, withModifier, withShift, withAlt }) =>
      keys.includes(key.toLowerCase()) &&
      Boolean(withModifier) === (ctrlKey || metaKey) &&
      Boolean(withAlt) === altKey &&
      (withShift === undefined || withShift === shiftKey),
  );
}
