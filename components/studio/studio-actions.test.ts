import { describe, expect, it } from "vitest";
import { isCharacterKey } from "@/lib/client/action-keys";
import { locales } from "@/lib/domain/locale";
import { messages } from "@/lib/messages/messages";
import { studioActionOf, studioActions } from "./studio-actions";

type Modifiers = { ctrlKey?: boolean; metaKey?: boolean; altKey?: boolean; shiftKey?: boolean };

const press = (key: string, modifiers: Modifiers = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...modifiers,
});

describe("the actions of the studio", () => {
  it.each(locales)("have their names in %s, and what their buttons say", (locale) => {
    const keys: Record<string, string> = messages[locale].studio.keys;
    const labels: Record<string, string> = messages[locale].studio.action;
    for (const { id, hasLabel } of studioActions) {
      expect(keys[id], id).toEqual(expect.any(String));
      if (hasLabel) expect(labels[id], id).toEqual(expect.any(String));
    }
  });
});

describe("the keys of the studio", () => {
  it("mean one action each", () => {
    for (const { id, keys, withModifier, withShift, withAlt } of studioActions) {
      for (const key of keys) {
        const modifiers = { ctrlKey: withModifier ?? false, shiftKey: withShift ?? false, altKey: withAlt ?? false };
        expect(studioActionOf(press(key, modifiers), { isWriting: false })?.id).toBe(id);
      }
    }
  });

  it.each([
    ["f", {}, "favourite"],
    ["F", { shiftKey: true }, "favourite"],
    ["?", { shiftKey: true }, "showKeys"],
    ["ArrowLeft", {}, "previous"],
    ["Enter", { ctrlKey: true }, "run"],
    ["Enter", { metaKey: true }, "run"],
    ["Enter", {}, undefined],
    ["z", { ctrlKey: true }, "undo"],
    ["Z", { metaKey: true, shiftKey: true }, "redo"],
    ["k", { metaKey: true }, "showCommands"],
    ["k", {}, undefined],
    ["d", {}, "download"],
    ["D", { shiftKey: true }, "downloadAs"],
    ["c", {}, "contactSheet"],
    ["c", { metaKey: true }, "copyPicture"],
    ["C", { ctrlKey: true, shiftKey: true }, undefined],
    ["f", { ctrlKey: true }, undefined],
    ["r", { metaKey: true }, undefined],
    ["d", { altKey: true }, undefined],
    ["x", {}, undefined],
  ])("%s with %j is %s", (key, modifiers, action) => {
    expect(studioActionOf(press(key, modifiers), { isWriting: false })?.id).toBe(action);
  });

  it("are letters while somebody writes, but for Run and the list of commands; Ctrl+Z is the field's own", () => {
    for (const { id, keys, withModifier, withShift } of studioActions) {
      for (const key of keys) {
        const pressed = press(key, { ctrlKey: withModifier ?? false, shiftKey: withShift ?? false });
        const action = studioActionOf(pressed, { isWriting: true });
        expect(action?.id).toBe(id === "run" || id === "showCommands" ? id : undefined);
      }
    }
  });

  it.each([
    ["f", {}, true],
    ["?", { shiftKey: true }, true],
    ["5", {}, true],
    [" ", {}, false],
    ["ArrowLeft", {}, false],
    ["Delete", {}, false],
    ["z", { ctrlKey: true }, false],
  ])("%s with %j can be switched off: %s", (key, modifiers, expected) => {
    expect(isCharacterKey(press(key, modifiers))).toBe(expected);
  });
});
