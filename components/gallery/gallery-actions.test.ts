import { describe, expect, it } from "vitest";
import { galleryActionOf, galleryActions } from "./gallery-actions";

const presses = galleryActions.flatMap(({ id, keys, withModifier, withShift, withAlt }) =>
  keys.map((key) => ({
    id,
    press: {
      key,
      ctrlKey: withModifier ?? false,
      metaKey: false,
      altKey: withAlt ?? false,
      shiftKey: withShift ?? false,
    },
  })),
);

describe("the keys of the gallery", () => {
  it.each(presses)("mean one action each: $id by $press.key", ({ id, press }) => {
    expect(galleryActionOf(press, { isWriting: false, areLettersOn: true })).toBe(id);
  });

  it("are letters while somebody writes, but for the list of commands: Ctrl+A chooses the words", () => {
    const meant = presses.map(({ press }) => galleryActionOf(press, { isWriting: true, areLettersOn: true }));
    expect(new Set(meant)).toEqual(new Set([null, "showCommands"]));
  });

  it("are without letters, figures and signs where these are switched off", () => {
    const meant = presses.map(({ press }) => galleryActionOf(press, { isWriting: false, areLettersOn: false }));
    expect(meant).toEqual(
      expect.arrayContaining([
        "move",
        "choose",
        "chooseAll",
        "chooseNone",
        "delete",
        "undo",
        "earlier",
        "showCommands",
      ]),
    );
    for (const id of ["favourite", "compare", "collect", "download", "search", "showKeys"]) {
      expect(meant).not.toContain(id);
    }
  });
});
