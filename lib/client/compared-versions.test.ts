import { describe, expect, it } from "vitest";
import { anEdit, anImage, failed, finished } from "./__fixtures__/edits";
import { steppedBefore, versionBefore } from "./compared-versions";
import { findVersion, type Version } from "./versions";

const edits = {
  first: anEdit("first", [finished("a")], { minute: 1 }),
  broken: anEdit("broken", [failed("x")], { minute: 2 }),
  second: anEdit("second", [finished("b")], { minute: 3, source: anImage("image-of-a"), parentOutputId: "a" }),
  third: anEdit("third", [finished("c")], { minute: 4 }),
};
const version = (id: string) => findVersion(edits, id) as Version;

describe("the version before", () => {
  it("is the parent, the original or whichever was picked", () => {
    expect(versionBefore(edits, version("b"), "parent")?.output.id).toBe("a");
    expect(versionBefore(edits, version("b"), "original")).toBeNull();
    expect(versionBefore(edits, version("b"), { outputId: "c" })?.output.id).toBe("c");
    expect(versionBefore(edits, version("a"), "parent")).toBeNull();
  });
});

describe("a step to another before", () => {
  it("goes through the filmstrip, past what has no picture and past the version itself", () => {
    expect(steppedBefore(edits, version("b"), { outputId: "c" }, 1)).toEqual({ outputId: "a" });
    expect(steppedBefore(edits, version("b"), { outputId: "a" }, -1)).toEqual({ outputId: "c" });
  });

  it("ends at the original, and at the newest", () => {
    expect(steppedBefore(edits, version("b"), { outputId: "a" }, 1)).toBe("original");
    expect(steppedBefore(edits, version("b"), "original", 1)).toBe("original");
    expect(steppedBefore(edits, version("b"), { outputId: "c" }, -1)).toEqual({ outputId: "c" });
    expect(steppedBefore(edits, version("c"), "original", -1)).toEqual({ outputId: "a" });
  });
});
