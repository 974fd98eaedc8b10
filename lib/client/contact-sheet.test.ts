import { describe, expect, it } from "vitest";
import { anEdit, anImage, finished, pending } from "./__fixtures__/edits";
import { contactSheetOf } from "./contact-sheet";

const edits = Object.fromEntries(
  [
    anEdit("one", [finished("a")], { minute: 0 }),
    anEdit("two", [finished("b")], { minute: 1 }),
    anEdit("three", [pending("c"), { ...pending("d"), index: 1 }], { minute: 2 }),
    anEdit("fork", [finished("e")], { minute: 3, source: anImage("image-of-a"), parentOutputId: "a" }),
  ].map((edit) => [edit.id, edit]),
);
const press = (...editIds: (string | null)[]) => editIds.map((editId) => ({ idempotencyKey: String(editId), editId }));
const shown = (...args: Parameters<typeof contactSheetOf>) => contactSheetOf(...args).map(({ output }) => output.id);

describe("the contact sheet", () => {
  it("shows the last press in its own order, those under way included", () => {
    expect(shown(edits, press("three", "two", null), "b")).toEqual(["c", "d", "b"]);
    expect(shown(edits, press("three", "two"), null)).toEqual(["c", "d", "b"]);
  });

  it("shows what was made from the same picture when something else is looked at", () => {
    expect(shown(edits, press("three", "two"), "a")).toEqual(["a", "b", "c", "d"]);
    expect(shown(edits, [], "e")).toEqual(["e"]);
  });
});
