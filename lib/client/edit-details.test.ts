import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Edit } from "@/lib/domain/edit";
import { anEdit, finished, pending } from "./__fixtures__/edits";
import { createEditDetails } from "./edit-details";

const edit = (id: string) => ({ id }) as Edit;

describe("the details behind the tiles in view", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function open(keep?: number) {
    const asked: { ids: string[]; signal: AbortSignal; answer: () => void; fail: () => void }[] = [];
    const details = createEditDetails(
      (ids, signal) =>
        new Promise((resolve, reject) => {
          asked.push({ ids, signal, answer: () => resolve(ids.map(edit)), fail: () => reject(new Error("away")) });
          signal.addEventListener("abort", () => reject(signal.reason));
        }),
      keep,
    );
    return { details, asked };
  }

  it("reads what is missing, each once, and only when the scrolling pauses", async () => {
    const { details, asked } = open();
    details.put([edit("a")]);
    details.want(["x", "y"]);
    details.want(["a", "b", "b", "c"]);
    await vi.advanceTimersByTimeAsync(100);
    expect(asked.map(({ ids }) => ids)).toEqual([["b", "c"]]);
    details.want(["b", "c", "d"]);
    await vi.advanceTimersByTimeAsync(100);
    expect(asked.map(({ ids }) => ids)).toEqual([["b", "c"], ["d"]]);
    asked[0]?.answer();
    await vi.advanceTimersByTimeAsync(0);
    expect(details.get("b")).toEqual(edit("b"));
  });

  it("gives up what is being read for tiles that are out of view", async () => {
    const { details, asked } = open();
    details.want(["a"]);
    await vi.advanceTimersByTimeAsync(100);
    details.want(["z"]);
    expect(asked[0]?.signal.aborted).toBe(true);
    await vi.advanceTimersByTimeAsync(100);
    expect(asked[1]?.ids).toEqual(["z"]);
  });

  it("tries again by itself after a failure", async () => {
    const { details, asked } = open();
    details.want(["a"]);
    await vi.advanceTimersByTimeAsync(100);
    asked[0]?.fail();
    await vi.advanceTimersByTimeAsync(1_100);
    expect(asked[1]?.ids).toEqual(["a"]);
  });

  it("forgets the oldest beyond what it keeps, never what is in view", () => {
    const { details } = open(2);
    details.want(["a"]);
    details.put([edit("a"), edit("b"), edit("c"), edit("d")]);
    expect(["a", "b", "c", "d"].filter((id) => details.get(id))).toEqual(["a", "d"]);
  });

  it("moves what is queued along its line, and leaves the rest as it is", () => {
    const { details } = open();
    const waiting = anEdit("waiting", [pending("first"), pending("second")]);
    const other = anEdit("other", [finished("done")]);
    details.put([waiting, other]);
    details.lineMoved({ first: 4, second: 5 });
    expect(details.get("waiting")?.outputs.map(({ queuePosition }) => queuePosition)).toEqual([4, 5]);
    expect(details.get("other")).toBe(other);
  });
});
