import { describe, expect, it } from "vitest";
import { anEdit, anImage, finished, pending } from "./__fixtures__/edits";
import { openingLook, studioAddress } from "./studio-address";

const original = anImage("original");
const edits = [
  anEdit("one", [finished("a")]),
  anEdit("two", [finished("b"), pending("c")], { source: anImage("image-of-a"), parentOutputId: "a" }),
];

describe("the address of a place in the studio", () => {
  it.each([
    [{ outputId: null, alone: true }, null, "/?image=original"],
    [{ outputId: "a", alone: false }, null, "/?image=original&output=a"],
    [{ outputId: "a", alone: true }, "a", "/?image=original&source=a"],
    [{ outputId: "b", alone: false }, "a", "/?image=original&output=b&source=a"],
  ])("of %j with the source %j is %s, and leads back to it", (look, sourceOutputId, address) => {
    expect(studioAddress({ original, look, sourceOutputId })).toBe(address);
    const search = new URL(address, "http://studio").searchParams;
    const place = { image: search.get("image"), output: search.get("output"), source: search.get("source") };
    expect(openingLook({ edits }, place)).toEqual({ look, sourceOutputId });
  });

  it("is the empty studio's without a picture", () => {
    expect(studioAddress({ original: null, look: { outputId: null, alone: true }, sourceOutputId: null })).toBe("/");
  });

  it("that names a version alone makes what it was made from the source", () => {
    expect(openingLook({ edits }, { image: null, output: "b", source: null })).toEqual({
      look: { outputId: "b", alone: false },
      sourceOutputId: "a",
    });
  });

  it("that names a result by its picture makes it the source", () => {
    expect(openingLook({ edits }, { image: "image-of-b", output: null, source: null })).toEqual({
      look: { outputId: "b", alone: true },
      sourceOutputId: "b",
    });
  });

  it("that names what is gone leads to the original", () => {
    const gone = { look: { outputId: null, alone: true }, sourceOutputId: null };
    expect(openingLook({ edits }, { image: "original", output: "gone", source: "gone" })).toEqual(gone);
    // A version without a picture is nothing to edit.
    expect(openingLook({ edits }, { image: "original", output: null, source: "c" })).toEqual(gone);
  });
});
