import { describe, expect, it } from "vitest";
import { galleryFilters } from "@/lib/client/gallery-query";
import { filterOf, galleryActionOf, galleryActions, galleryActionsOn } from "./gallery-actions";

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

  it("show every filter from the same table, those with a chip by a figure each", () => {
    expect(galleryActions.flatMap(({ id }) => filterOf(id) ?? [])).toEqual(galleryFilters);
    const chips = galleryActionsOn("chip");
    expect(chips.map(({ id }) => filterOf(id))).toEqual(["all", "favourites", "running", "attention"]);
    expect(chips.flatMap(({ keys }) => keys)).toEqual(["1", "2", "3", "4"]);
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
