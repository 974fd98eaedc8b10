import { describe, expect, it } from "vitest";
import { studioActionOf, studioActions } from "./studio-actions";

const press = (key: string, modifiers: { ctrlKey?: boolean; metaKey?: boolean; altKey?: boolean } = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...modifiers,
});

describe("the keys of the studio", () => {
  it("mean one action each", () => {
    const keys = studioActions.flatMap(({ keys, withAlt }) => keys.map((key) => (withAlt ? `alt ${key}` : key)));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it.each([
    ["f", {}, "favourite"],
    ["F", {}, "favourite"],
    ["?", {}, "showKeys"],
    ["ArrowLeft", {}, "previous"],
    ["Enter", { ctrlKey: true }, "run"],
    ["Enter", { metaKey: true }, "run"],
    ["Enter", {}, undefined],
    ["f", { ctrlKey: true }, undefined],
    ["r", { metaKey: true }, undefined],
    ["d", { altKey: true }, undefined],
    ["x", {}, undefined],
  ])("%s with %j is %s", (key, modifiers, action) => {
    expect(studioActionOf(press(key, modifiers), { isWriting: false })?.id).toBe(action);
  });

  it("are letters while somebody writes, but for Run", () => {
    for (const { keys, withModifier } of studioActions) {
      for (const key of keys) {
        const action = studioActionOf(press(key, { ctrlKey: withModifier ?? false }), { isWriting: true });
        expect(action?.id).toBe(withModifier ? "run" : undefined);
      }
    }
  });
});
