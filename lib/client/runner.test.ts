import { beforeEach, describe, expect, it, vi } from "vitest";
import { anEdit, anImage, finished, pending, someProviders } from "./__fixtures__/edits";
import type { startEdit } from "./api/edits";
import { ApiError } from "./api-error";
import { createRunner, SAME_PRESS_MS } from "./runner";
import { createStudioStore, type StudioStore } from "./studio-store/create-studio-store";

type Start = Parameters<typeof startEdit>[0];

let store: StudioStore;
let started: Start[];
let clock: number;
let answer: (start: Start) => Promise<ReturnType<typeof anEdit>>;

const createTestRunner = () =>
  createRunner(store, {
    providers: someProviders,
    now: () => clock,
    start: (start) => {
      started.push(start);
      return answer(start);
    },
  });

const upload = { id: "upload", name: "a.jpg", bytes: 10, sentBytes: 0, local: null };

beforeEach(() => {
  store = createStudioStore();
  started = [];
  clock = 1_000_000;
  answer = async ({ idempotencyKey }) => anEdit(idempotencyKey, [pending(`output-${idempotencyKey}`)]);
  const { sessionOpened, fieldChanged } = store.getState();
  const look = { outputId: null, alone: true };
  sessionOpened({ original: anImage("original"), edits: [], look, sourceOutputId: null });
  fieldChanged({ prompt: "make it night" });
});

describe("pressing Run", () => {
  it("starts one edit of the original and shows it", async () => {
    createTestRunner().press();
    expect(store.getState().presses).toHaveLength(1);
    await vi.waitFor(() => expect(Object.keys(store.getState().edits)).toHaveLength(1));
    expect(started).toMatchObject([
      { sourceId: "original", parentOutputId: null, recipe: { prompt: "make it night" } },
    ]);
    expect(store.getState().presses).toEqual([]);
  });

  it.each(["offline", "shutting_down", "database_unavailable"] as const)(
    "is kept while the server is away (%s), and sent under its own name when it is back",
    async (code) => {
      const runner = createTestRunner();
      const usual = answer;
      answer = async () => {
        throw new ApiError(code, 0);
      };
      runner.press();
      await vi.waitFor(() => expect(store.getState().presses[0]?.state.at).toBe("waiting_for_connection"));
      answer = usual;
      runner.connectionBack();
      await vi.waitFor(() => expect(Object.keys(store.getState().edits)).toHaveLength(1));
      expect(store.getState().presses).toEqual([]);
      expect(started).toHaveLength(2);
      expect(new Set(started.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
    },
  );

  it("is not sent any more when the person stopped it while there was no connection", async () => {
    const runner = createTestRunner();
    answer = async () => {
      throw new ApiError("offline", 0);
    };
    runner.press();
    await vi.waitFor(() => expect(store.getState().presses[0]?.state.at).toBe("waiting_for_connection"));
    store.getState().pressLeft(store.getState().presses[0]?.idempotencyKey ?? "");
    runner.connectionBack();
    expect(started).toHaveLength(1);
  });

  it("twice in a moment with nothing changed is one edit", () => {
    const runner = createTestRunner();
    runner.press();
    clock += SAME_PRESS_MS - 1;
    runner.press();
    expect(started).toHaveLength(1);
  });

  it("twice with time between is two edits, each under its own name", () => {
    const runner = createTestRunner();
    runner.press();
    clock += SAME_PRESS_MS;
    runner.press();
    expect(new Set(started.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(2);
  });

  it("five times in a moment with five prompts is five edits", () => {
    const runner = createTestRunner();
    for (const prompt of ["one", "two", "three", "four", "five"]) {
      store.getState().fieldChanged({ prompt });
      runner.press();
    }
    expect(started.map(({ recipe }) => recipe.prompt)).toEqual(["one", "two", "three", "four", "five"]);
  });

  it("edits the version that is the source", async () => {
    answer = async () => anEdit("one", [finished("a")]);
    const runner = createTestRunner();
    runner.press();
    await vi.waitFor(() => expect(store.getState().look.outputId).toBe("a"));
    store.getState().sourceChosen("a");
    runner.press();
    expect(started[1]).toMatchObject({ sourceId: "image-of-a", parentOutputId: "a" });
  });

  it("does nothing while there is no prompt or no picture", () => {
    store.getState().fieldChanged({ prompt: "  " });
    createTestRunner().press();
    store.getState().fieldChanged({ prompt: "make it night" });
    store.getState().sessionClosed();
    createTestRunner().press();
    expect(started).toEqual([]);
  });
});

describe("a press that was refused", () => {
  it("says why and can be sent again under the same name", async () => {
    answer = () => Promise.reject(new ApiError("storage_unavailable", 503));
    const runner = createTestRunner();
    runner.press();
    await vi.waitFor(() =>
      expect(store.getState().presses[0]?.state).toMatchObject({ at: "refused", error: "error.storage_unavailable" }),
    );

    answer = async () => anEdit("one", [pending("a")]);
    runner.sendAgain(store.getState().presses[0]?.idempotencyKey ?? "");
    await vi.waitFor(() => expect(store.getState().presses).toEqual([]));
    expect(started[1]).toEqual(started[0]);
    expect(Object.keys(store.getState().edits)).toEqual(["one"]);
  });
});

describe("a press while the picture is still on its way", () => {
  it("waits for it and then starts by itself, in the order of the presses", async () => {
    const runner = createTestRunner();
    store.getState().uploadStarted(upload);
    runner.press();
    store.getState().fieldChanged({ prompt: "sepia" });
    runner.press();
    expect(started).toEqual([]);
    expect(store.getState().presses.map(({ state }) => state.at)).toEqual(["waiting_for_upload", "waiting_for_upload"]);

    const image = anImage("arrived");
    const look = { outputId: null, alone: true };
    store.getState().sessionOpened({ original: image, edits: [], look, sourceOutputId: null });
    store.getState().uploadEnded("upload");
    answer = async ({ recipe }) => anEdit(recipe.prompt, [finished(recipe.prompt)], { source: image });
    runner.uploadArrived("upload", image);
    await vi.waitFor(() => expect(started).toHaveLength(2));
    expect(started.map(({ sourceId, recipe }) => [sourceId, recipe.prompt])).toEqual([
      ["arrived", "make it night"],
      ["arrived", "sepia"],
    ]);
    await vi.waitFor(() => expect(store.getState().look.outputId).toBe("make it night"));
  });

  it("is given up with it", () => {
    const runner = createTestRunner();
    store.getState().uploadStarted(upload);
    runner.press();
    runner.uploadLost("upload");
    expect(store.getState().presses).toEqual([]);
    expect(started).toEqual([]);
  });
});

describe("pressing Run for several", () => {
  it("starts an edit for each, in their order, under names of their own", async () => {
    store.getState().fieldChanged({ prompt: "{ink|oil|chalk} sketch" });
    createTestRunner().press();
    expect(store.getState().batch).toHaveLength(3);
    await vi.waitFor(() => expect(started).toHaveLength(3));
    expect(started.map(({ recipe }) => recipe.prompt)).toEqual(["ink sketch", "oil sketch", "chalk sketch"]);
    expect(new Set(started.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(3);
    await vi.waitFor(() => expect(store.getState().batch.every(({ editId }) => editId !== null)).toBe(true));
    expect(store.getState().presses).toEqual([]);
  });

  it("keeps that order when the picture is still on its way", async () => {
    store.getState().uploadStarted(upload);
    store.getState().fieldChanged({ prompt: "{ink|oil|chalk} sketch" });
    const runner = createTestRunner();
    runner.press();
    expect(started).toEqual([]);
    runner.uploadArrived("upload", anImage("uploaded"));
    await vi.waitFor(() => expect(started).toHaveLength(3));
    expect(started.map(({ recipe }) => recipe.prompt)).toEqual(["ink sketch", "oil sketch", "chalk sketch"]);
  });

  it("is one press however often it is pressed within a double click", () => {
    store.getState().fieldChanged({ prompt: "{ink|oil} sketch" });
    const runner = createTestRunner();
    runner.press();
    runner.press();
    expect(store.getState().presses).toHaveLength(2);
  });

  it("above twelve calls asks first", async () => {
    store.getState().fieldChanged({ prompt: "{a|b|c|d|e|f|g} {1|2}" });
    const runner = createTestRunner();
    runner.press();
    expect(store.getState()).toMatchObject({ sheet: "confirmRuns", presses: [] });
    runner.press({ isSure: true });
    await vi.waitFor(() => expect(started).toHaveLength(14));
  });
});
