import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Output } from "@/lib/domain/edit";
import { anEdit, anImage, failed, finished, pending } from "./__fixtures__/edits";
import { comingPicture, followComing, versionOfEarly } from "./early-picture";
import { stagePictures } from "./stage-pictures";
import { createStudioStore } from "./studio-store/create-studio-store";

const original = anImage("original");
const preview = { imageId: "image-of-b", url: "/api/images/image-of-b/display", size: null };
const saving = (id: string): Output => ({ ...pending(id), status: "saving", image: null, failure: null, preview });
const look = { outputId: null, alone: true };
const first = anEdit("first", [finished("a")], { minute: 1 });
const second = anEdit("second", [saving("b")], { minute: 2 });
const session = { edits: { first, second }, look, followed: { second: look }, coming: [] };
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
    const withOutput = (output: Output) => ({
      ...session,
      edits: { second: anEdit("second", [output]) },
    });
    expect(comingPicture(withOutput(pending("b")))).toBeNull();
    expect(comingPicture(withOutput({ ...saving("b"), preview: null } as Output))).toBeNull();
    const coming = [{ outputId: "b", preview }];
    expect(comingPicture({ ...withOutput(pending("b")), coming })?.key).toBe("image-of-b");
    expect(comingPicture({ ...withOutput(finished("b")), coming })).toBeNull();
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

describe("the store of the studio", () => {
  /** A picture that comes when the test says so. */
  class Asked {
    static all: Asked[] = [];
    onload: () => void = () => undefined;
    naturalWidth = 30;
    naturalHeight = 20;
    src = "";
    constructor() {
      Asked.all.push(this);
    }
    decode = async () => {
      throw new Error("Not ahead.");
    };
  }
  beforeEach(() => {
    Asked.all = [];
    vi.stubGlobal("Image", Asked);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it("asks for the next picture once, and has it when it has come", () => {
    const store = createStudioStore();
    store.setState({ original, ...session, edits: { first, second: anEdit("second", [pending("b")], { minute: 2 }) } });
    followComing(store);
    expect(Asked.all).toEqual([]);
    store.getState().pictureComes({ outputId: "b", preview });
    store.setState({ edits: { ...store.getState().edits } });
    expect(Asked.all.map(({ src }) => src)).toEqual([preview.url]);
    expect(store.getState().early).toBeNull();
    Asked.all[0]?.onload();
    expect(store.getState().early).toEqual(early);
  });

  it("draws nothing for the news that a picture comes, and forgets it with the end of its attempt", () => {
    const store = createStudioStore();
    const second = anEdit("second", [pending("b")], { minute: 2 });
    store.setState({ original, ...session, edits: { first, second } });
    followComing(store);
    const { edits } = store.getState();
    store.getState().pictureComes({ outputId: "b", preview });
    expect(store.getState().edits).toBe(edits);
    Asked.all[0]?.onload();
    expect(versionOfEarly(store.getState().early, store.getState())?.output.id).toBe("b");
    store.getState().editChanged(anEdit("second", [failed("b")], { minute: 2 }));
    store.getState().editChanged(second);
    expect(versionOfEarly(store.getState().early, store.getState())).toBeNull();
    expect(comingPicture(store.getState())).toBeNull();
  });

  it("leaves a picture whose attempt ended before it came", () => {
    const store = createStudioStore();
    const second = anEdit("second", [pending("b")], { minute: 2 });
    store.setState({ original, ...session, edits: { first, second } });
    followComing(store);
    store.getState().pictureComes({ outputId: "b", preview });
    store.getState().editChanged(anEdit("second", [failed("b")], { minute: 2 }));
    Asked.all[0]?.onload();
    store.getState().editChanged(second);
    expect(store.getState().early).toBeNull();
    expect(comingPicture(store.getState())).toBeNull();
  });

  it("stays with the first of several that come at once, and knows of one whose edit is not known yet", () => {
    const store = createStudioStore();
    store.setState({ original, ...session, edits: { first }, followed: {} });
    followComing(store);
    for (const outputId of ["b", "c", "d"]) {
      store
        .getState()
        .pictureComes({ outputId, preview: { imageId: `image-of-${outputId}`, url: `/${outputId}`, size: null } });
    }
    const several = anEdit("second", [pending("b"), pending("c"), pending("d")], { minute: 2 });
    store.getState().editStarted(several, look);
    store.getState().editChanged({ ...several });
    expect(Asked.all.map(({ src }) => src)).toEqual(["/b"]);
    Asked.all[0]?.onload();
    expect(store.getState().early?.key).toBe("image-of-b");
  });

  it.each([
    { told: "before its form has come", first: true, size: { width: 3000, height: 2000 } },
    { told: "after it", first: false, size: { width: 3000, height: 2000 } },
    { told: "of one that is just as large", first: true, size: { width: 2048, height: 1365 } },
  ])("has a picture in its own size, told $told", ({ first: isFirst, size }) => {
    const store = createStudioStore();
    store.setState({ original, ...session });
    followComing(store);
    store.setState({ edits: { ...session.edits } });
    const [asked] = Asked.all;
    Object.assign(asked ?? {}, { naturalWidth: 2048, naturalHeight: 1365 });
    if (!isFirst) asked?.onload();
    expect(store.getState().early).toBeNull();
    store.getState().pictureComes({ outputId: "b", preview: { ...preview, size } });
    if (isFirst) asked?.onload();
    expect(store.getState().early).toMatchObject({ key: "image-of-b", ...size });
    expect(Asked.all).toHaveLength(1);
    store.getState().pictureComes({ outputId: "b", preview: { ...preview, size } });
    store.setState({ edits: { ...session.edits } });
    expect(store.getState().coming).toHaveLength(1);
  });

  it("leaves a picture as large as those get whose size nobody told, and one of an attempt that has begun anew", () => {
    const store = createStudioStore();
    store.setState({ original, ...session });
    followComing(store);
    store.setState({ edits: { ...session.edits } });
    Object.assign(Asked.all[0] ?? {}, { naturalWidth: 1365, naturalHeight: 2048 });
    Asked.all[0]?.onload();
    expect(store.getState().early).toBeNull();
    const again = { ...saving("b"), preview: { imageId: "another", url: "/another", size: null } } as Output;
    store.getState().editChanged(anEdit("second", [again], { minute: 2 }));
    store.getState().pictureComes({ outputId: "b", preview: { ...preview, size: { width: 2000, height: 3000 } } });
    expect(store.getState().early).toBeNull();
    expect(Asked.all.map(({ src }) => src)).toEqual([preview.url, "/another"]);
  });

  it("leaves a picture that another one has overtaken", () => {
    const store = createStudioStore();
    followComing(store);
    store.setState({ original, ...session });
    const third = anEdit(
      "third",
      [{ ...saving("c"), preview: { imageId: "image-of-c", url: "/c", size: null } } as Output],
      {
        minute: 3,
      },
    );
    store.setState({ edits: { first, third }, followed: { third: look } });
    expect(Asked.all.map(({ src }) => src)).toEqual([preview.url, "/c"]);
    Object.assign(Asked.all[1] ?? {}, { naturalWidth: 2048 });
    Asked.all[1]?.onload();
    Asked.all[0]?.onload();
    expect(store.getState().early).toBeNull();
    const size = { width: 4096, height: 40 };
    store.getState().pictureComes({ outputId: "c", preview: { imageId: "image-of-c", url: "/c", size } });
    expect(store.getState().early).toMatchObject({ key: "image-of-c", ...size });
  });
});
