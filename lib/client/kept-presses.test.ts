import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { anEdit, anImage, pending, someProviders } from "./__fixtures__/edits";
import { ApiError } from "./api-error";
import { keepPresses } from "./kept-presses";
import { restoreKeptPresses } from "./read-kept-presses";
import { createRunner } from "./runner";
import { createStudioStore } from "./studio-store/create-studio-store";

const look = { outputId: null, alone: true };
const HOUR_MS = 60 * 60 * 1000;

/** What the browser holds over all of its pages. */
let kept: Map<string, string>;
let tell: ((event: Partial<StorageEvent>) => void) | undefined;

beforeEach(() => {
  kept = new Map();
  vi.stubGlobal("localStorage", {
    get length() {
      return kept.size;
    },
    key: (index: number) => [...kept.keys()][index] ?? null,
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  });
  vi.stubGlobal("window", {
    addEventListener: (_: string, listener: typeof tell) => {
      tell = listener;
    },
    removeEventListener: () => {
      tell = undefined;
    },
  });
});
afterEach(() => vi.unstubAllGlobals());

/** A page with its picture; `answer` is what the server says to a press. */
function openPage(answer: () => Promise<ReturnType<typeof anEdit>>, at = 1_000_000) {
  const store = createStudioStore();
  store.getState().sessionOpened({ original: anImage("original"), edits: [], look, sourceOutputId: null });
  store.getState().fieldChanged({ prompt: "make it night" });
  const sent: string[] = [];
  const runner = createRunner(store, {
    providers: someProviders,
    start: ({ idempotencyKey }) => {
      sent.push(idempotencyKey);
      return answer();
    },
  });
  restoreKeptPresses(store, at);
  keepPresses(store, () => at);
  runner.connectionBack();
  const states = () => store.getState().presses.map(({ state }) => state.at);
  return { store, runner, sent, states };
}

const nobody = async () => {
  throw new ApiError("offline", 0);
};
const started = async () => anEdit("edit", [pending("output")]);
const never = () => new Promise<never>(() => undefined);

describe("a press that the server has not answered", () => {
  it("is there again on the next page, is sent under its own name, and then forgotten", async () => {
    const first = openPage(nobody);
    first.runner.press();
    await vi.waitFor(() => expect(first.states()).toEqual(["waiting_for_connection"]));
    const second = openPage(started);
    await vi.waitFor(() => expect(second.states()).toEqual([]));
    expect(second.sent).toEqual([first.sent[0]]);
    expect(kept.size).toBe(0);
    expect(openPage(started).sent).toEqual([]);
  });

  it("is kept before it is sent, so that a page that goes in this moment loses nothing", () => {
    openPage(never).runner.press();
    expect(openPage(never).states()).toEqual(["sending"]);
  });

  it("is kept while only a proxy answers in the place of the server", async () => {
    const page = openPage(async () => {
      throw new ApiError("unreadable_answer", 502);
    });
    page.runner.press();
    await vi.waitFor(() => expect(page.states()).toEqual(["waiting_for_connection"]));
    expect(kept.size).toBe(1);
  });

  it("is not kept once it was refused", async () => {
    const page = openPage(async () => {
      throw new ApiError("budget_reached", 429);
    });
    page.runner.press();
    await vi.waitFor(() => expect(page.states()).toEqual(["refused"]));
    expect(openPage(started).sent).toEqual([]);
  });

  it("is gone for every page when the person forgets it on one", async () => {
    const page = openPage(nobody);
    page.runner.press();
    await vi.waitFor(() => expect(page.states()).toEqual(["waiting_for_connection"]));
    const [name] = kept.keys();
    const other = openPage(nobody);
    await vi.waitFor(() => expect(other.states()).toEqual(["waiting_for_connection"]));
    page.store.getState().pressLeft(page.sent[0] ?? "");
    expect(kept.size).toBe(0);
    tell?.({ key: name, newValue: null });
    expect(other.states()).toEqual([]);
  });

  it("is left to the person when the server would not know it again", async () => {
    const page = openPage(nobody);
    page.runner.press();
    await vi.waitFor(() => expect(page.states()).toEqual(["waiting_for_connection"]));
    const late = openPage(started, 1_000_000 + 21 * HOUR_MS);
    expect([late.states(), late.sent]).toEqual([["too_old"], []]);
    late.store.getState().pressLeft(page.sent[0] ?? "");
    expect(kept.size).toBe(0);
  });

  it("is thrown away where it cannot be read", () => {
    kept.set("diptych.press.broken", "{half");
    kept.set("diptych.press.other", JSON.stringify({ recipe: { prompt: 1 } }));
    expect(openPage(started).states()).toEqual([]);
    expect(kept.size).toBe(0);
  });
});
