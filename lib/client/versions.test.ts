import { describe, expect, it } from "vitest";
import { anEdit, anImage, failed, finished, pending } from "./__fixtures__/edits";
import { chainTo, findVersionOfImage, isOfPicture, listVersions, neighbourOf, pendingEdits } from "./versions";

const first = anEdit("first", [finished("a"), failed("b")], { minute: 1 });
const second = anEdit("second", [finished("c")], { minute: 2, source: anImage("image-of-a"), parentOutputId: "a" });
const third = anEdit("third", [pending("d")], { minute: 3, source: anImage("image-of-c"), parentOutputId: "c" });
const edits = { first, second, third };
const ids = (versions: { output: { id: string } }[]) => versions.map(({ output }) => output.id);

describe("the versions of a picture", () => {
  it("stand newest first, those of one edit in their own order", () => {
    expect(ids(listVersions(edits))).toEqual(["d", "c", "a", "b"]);
  });

  it("are found by their picture", () => {
    expect(findVersionOfImage(edits, "image-of-c")?.edit.id).toBe("second");
    expect(findVersionOfImage(edits, "original")).toBeNull();
  });

  it("know their way from the original", () => {
    expect(ids(chainTo(edits, "d"))).toEqual(["a", "c", "d"]);
    expect(chainTo(edits, null)).toEqual([]);
  });

  it("end their way where a parent is gone", () => {
    expect(ids(chainTo({ third }, "d"))).toEqual(["d"]);
  });

  it("have neighbours up to the original, which is the last", () => {
    expect(neighbourOf(edits, "d", -1)).toBe("d");
    expect(neighbourOf(edits, "d", 1)).toBe("c");
    expect(neighbourOf(edits, "b", 1)).toBeNull();
    expect(neighbourOf(edits, null, 1)).toBeNull();
    expect(neighbourOf(edits, null, -1)).toBe("b");
  });

  it("are told from those of other pictures", () => {
    const original = { id: "original" };
    expect(isOfPicture(anEdit("new", []), original, edits)).toBe(true);
    expect(isOfPicture(anEdit("new", [], { source: anImage("image-of-c") }), original, edits)).toBe(true);
    expect(isOfPicture(anEdit("new", [], { source: anImage("another") }), original, edits)).toBe(false);
  });

  it("are under way while one output of their edit is", () => {
    expect(pendingEdits(edits).map(({ id }) => id)).toEqual(["third"]);
  });
});
