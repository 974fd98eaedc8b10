import { describe, expect, it } from "vitest";
import { isOfCharacters, keyShortcutsOf } from "./action-keys";

describe("the keys of an action", () => {
  it.each([
    ["one letter", { keys: ["f"], shown: [] }, "F"],
    ["two names of one deed", { keys: ["delete", "backspace"], shown: [] }, "Delete Backspace"],
    ["with Shift", { keys: ["d"], shown: [], withShift: true }, "Shift+D"],
    ["without Shift", { keys: ["d"], shown: [], withShift: false }, "D"],
    ["with Ctrl or ⌘", { keys: ["z"], shown: [], withModifier: true, withShift: true }, "Control+Shift+Z Meta+Shift+Z"],
    ["an arrow", { keys: ["arrowleft"], shown: [], withAlt: true }, "Alt+ArrowLeft"],
    ["a sign that the list is written with", { keys: ["+", "="], shown: [] }, "Plus ="],
    ["none", { keys: [], shown: [] }, ""],
  ] as const)("%s is said to assistive technology", (_, action, said) => {
    expect(keyShortcutsOf(action)).toBe(said);
  });

  it.each([
    [{ keys: ["f"], shown: [] }, true],
    [{ keys: ["0"], shown: [] }, true],
    [{ keys: ["k"], shown: [], withModifier: true }, false],
    [{ keys: ["arrowleft"], shown: [], withAlt: true }, false],
    [{ keys: ["delete", "backspace"], shown: [] }, false],
    [{ keys: [" "], shown: [] }, false],
    [{ keys: [], shown: [] }, false],
  ] as const)("%j can be switched off: %s", (action, expected) => {
    expect(isOfCharacters(action)).toBe(expected);
  });
});
