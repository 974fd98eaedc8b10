import { beforeEach, describe, expect, it } from "vitest";
import { createStore } from "zustand/vanilla";
import { anEdit, anImage, finished, pending } from "../__fixtures__/edits";
import { createSessionSlice, type Look, type SessionSlice } from "./session-slice";

const atOriginal: Look = { outputId: null, alone: true };
let store = createStore<SessionSlice>(createSessionSlice);
const state = () => store.getState();

beforeEach(() => {
  store = createStore<SessionSlice>(createSessionSlice);
  state().sessionOpened({ original: anImage("original"), edits: [], look: atOriginal, sourceOutputId: null });
});

describe("a finished run", () => {
  it("is shown to whoever still looks at what it was started from", () => {
    state().editStarted(anEdit("one", [pending("a")]), state().look);
    state().editChanged(anEdit("one", [finished("a")]));
    expect(state().look).toEqual({ outputId: "a", alone: false });
  });

  it("does not take anybody away from another version", () => {
    state().editStarted(anEdit("one", [finished("a")]), { outputId: "elsewhere", alone: false });
    state().editStarted(anEdit("two", [pending("b")], { minute: 1 }), state().look);
    state().versionChosen("a");
    state().editChanged(anEdit("two", [finished("b")], { minute: 1 }));
    expect(state().look.outputId).toBe("a");
    expect(state().edits.two?.outputs[0]?.status).toBe("succeeded");
  });

  it("is shown once: the second picture of an edit takes nobody along", () => {
    state().editStarted(anEdit("one", [pending("a"), pending("b")]), state().look);
    state().editChanged(anEdit("one", [pending("a"), finished("b")]));
    expect(state().look.outputId).toBe("b");
    state().editChanged(anEdit("one", [finished("a"), finished("b")]));
    expect(state().look.outputId).toBe("b");
  });

  it("is shown also when its news come before the answer to the press", () => {
    const lookAtPress = state().look;
    state().editChanged(anEdit("one", [finished("a")]));
    state().editStarted(anEdit("one", [pending("a")]), lookAtPress);
    expect(state().edits.one?.outputs[0]?.status).toBe("succeeded");
    expect(state().look.outputId).toBe("a");
  });

  it("is shown after a reload in its middle", () => {
    state().sessionOpened({
      original: anImage("original"),
      edits: [anEdit("one", [pending("a")])],
      look: atOriginal,
      sourceOutputId: null,
    });
    state().editChanged(anEdit("one", [finished("a")]));
    expect(state().look.outputId).toBe("a");
  });

  it("of another picture is left to that one", () => {
    state().editChanged(anEdit("foreign", [finished("z")], { source: anImage("another") }));
    expect(state().edits).toEqual({});
  });
});

describe("a version as the source", () => {
  it("stands alone on the stage until it is looked at as a version again", () => {
    state().editStarted(anEdit("one", [finished("a")]), state().look);
    state().sourceChosen("a");
    expect(state()).toMatchObject({ sourceOutputId: "a", look: { outputId: "a", alone: true } });
    state().versionChosen("a");
    expect(state()).toMatchObject({ sourceOutputId: "a", look: { outputId: "a", alone: false } });
  });

  it("gives way to the original when its edit is deleted", () => {
    state().editStarted(anEdit("one", [finished("a")]), state().look);
    state().sourceChosen("a");
    state().editRemoved("one");
    expect(state()).toMatchObject({ sourceOutputId: null, look: atOriginal, edits: {} });
  });
});

describe("deleting an edit", () => {
  it("goes on to the next older version, and leaves those who look elsewhere alone", () => {
    for (const [minute, id] of ["a", "b", "c"].entries()) {
      state().editStarted(anEdit(`edit-${id}`, [finished(id)], { minute }), { outputId: "x", alone: false });
    }
    state().versionChosen("c");
    state().editRemoved("edit-c");
    expect(state().look.outputId).toBe("b");
    state().editRemoved("edit-a");
    expect(state().look.outputId).toBe("b");
  });
});

describe("edits that were found later", () => {
  it("do not overwrite what is known and newer", () => {
    state().editStarted(anEdit("one", [finished("a")]), state().look);
    state().editsFound([anEdit("one", [pending("a")]), anEdit("two", [finished("b")])]);
    expect(state().edits.one?.outputs[0]?.status).toBe("succeeded");
    expect(Object.keys(state().edits).sort()).toEqual(["one", "two"]);
  });
});
