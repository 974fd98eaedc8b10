import { describe, expect, it } from "vitest";
import type { Output } from "@/lib/domain/edit";
import { anEdit, anImage, finished, pending } from "./__fixtures__/edits";
import { comingPicture, versionOfEarly } from "./early-picture";
import { stagePictures } from "./stage-pictures";

const original = anImage("original");
const preview = { imageId: "image-of-b", url: "/api/images/image-of-b/display" };
const saving = (id: string): Output => ({ ...pending(id), status: "saving", image: null, failure: null, preview });
const look = { outputId: null, alone: true };
const first = anEdit("first", [finished("a")], { minute: 1 });
const second = anEdit("second", [saving("b")], { minute: 2 });
const session = { edits: { first, second }, look, followed: { second: look } };
const early = { outputId: "b", key: "image-of-b", display: preview.url, width: 30, height: 20 };

describe("a picture that comes before it is stored", () => {
  it("is looked for where the person still looks at what it was started from, or at its own version", () => {
    const coming = { outputId: "b", key: "image-of-b", display: preview.url };
    expect(comingPicture(session)).toEqual(coming);
    expect(comingPicture({ ...session, followed: {}, look: { outputId: "b", alone: false } })).toEqual(coming);
    expect(comingPicture({ ...session, look: { outputId: "a", alone: false } })).toBeNull();
    expect(comingPicture({ ...session, followed: {} })).toBeNull();
  });

  it("is not looked for while it is made, nor where this server has nothing to offer", () => {
    const withOutput = (output: ReturnType<typeof pending>) => ({
      ...session,
      edits: { second: anEdit("second", [output]) },
    });
    expect(comingPicture(withOutput(pending("b")))).toBeNull();
    expect(comingPicture(withOutput({ ...saving("b"), preview: null } as Output))).toBeNull();
  });

  it("stands for its version until the news of that come", () => {
    expect(versionOfEarly(early, session)?.output.id).toBe("b");
    const ended = { ...session, edits: { first, second: anEdit("second", [finished("b")]) } };
    expect(versionOfEarly(early, ended)).toBeNull();
    expect(versionOfEarly(early, { ...session, look: { outputId: "a", alone: false } })).toBeNull();
    expect(versionOfEarly(null, session)).toBeNull();
  });

  it("hangs on the stage beside what it was made from, as its version will", () => {
    const hung = (given: typeof session, early_: typeof early | null) =>
      stagePictures(
        { ...given, original, compareWith: "parent", others: [], upload: null, early: early_ },
        { original: "Original", source: "Source" },
      );
    const shown = hung(session, early);
    expect(shown?.before.key).toBe(original.id);
    expect(shown?.after).toMatchObject({ key: "image-of-b", display: preview.url, width: 30, height: 20, thumb: null });
    expect(hung(session, null)?.after).toBeNull();
    const image = { ...anImage("image-of-b"), width: 30, height: 20 };
    const stored = { ...finished("b"), image };
    const told = {
      ...session,
      edits: { first, second: anEdit("second", [stored as never]) },
      look: { outputId: "b" as string | null, alone: false },
    };
    const after = hung(told as never, early)?.after;
    expect(after).toMatchObject({ key: shown?.after?.key, display: image.urls.display, alt: shown?.after?.alt });
  });
});
