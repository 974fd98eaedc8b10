import { describe, expect, it } from "vitest";
import { shutdown } from "@/lib/server/shutdown";
import { eventStream, type StreamedEvent } from "./event-stream";

/** Never ends by itself, and notes when it was let go. */
function endless() {
  const state = { isLetGo: false };
  const open = async function* (signal: AbortSignal): AsyncGenerator<StreamedEvent> {
    yield { event: "edit", id: "1", data: { text: "line\nline" } };
    yield { event: null, id: "2", data: null };
    await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
    state.isLetGo = true;
  };
  return { state, open };
}

const noFailure = (error: unknown) => {
  throw error;
};
const untilItStarts = async (reader: ReadableStreamDefaultReader<Uint8Array>) => {
  let text = "";
  while (!text.includes("id: 2\n\n")) text += new TextDecoder().decode((await reader.read()).value);
  return text;
};

describe("eventStream", () => {
  it("writes events as browsers read them", async () => {
    const { open } = endless();
    const leaving = new AbortController();
    const reader = eventStream(open, leaving.signal, noFailure).body?.getReader();
    if (!reader) throw new Error("There is no stream.");
    expect(await untilItStarts(reader)).toBe(
      'retry: 1000\n\nid: 1\nevent: edit\ndata: {"text":"line\\nline"}\n\nid: 2\n\n',
    );
    leaving.abort();
    expect((await reader.read()).done).toBe(true);
  });

  it("lets its source go when the reader cancels", async () => {
    const { open, state } = endless();
    const reader = eventStream(open, new AbortController().signal, noFailure).body?.getReader();
    if (!reader) throw new Error("There is no stream.");
    await untilItStarts(reader);
    await reader.cancel();
    await new Promise((resolve) => setImmediate(resolve));
    expect(state.isLetGo).toBe(true);
  });

  it("asks its source for no more than the reader takes", async () => {
    let given = 0;
    const open = async function* (): AsyncGenerator<StreamedEvent> {
      while (given < 1000) yield { event: "edit", id: String(++given), data: null };
    };
    const reader = eventStream(open, new AbortController().signal, noFailure).body?.getReader();
    if (!reader) throw new Error("There is no stream.");
    await new Promise((resolve) => setImmediate(resolve));
    expect(given).toBeLessThan(4);
    let text = "";
    for (let step = await reader.read(); !step.done; step = await reader.read()) {
      text += new TextDecoder().decode(step.value);
    }
    expect(text.match(/^id: /gm)).toHaveLength(1000);
  });

  it("lets go of a source that waits for a reader who has gone", async () => {
    const state = { isLetGo: false };
    const open = async function* (): AsyncGenerator<StreamedEvent> {
      try {
        for (let id = 1; ; id++) yield { event: "edit", id: String(id), data: null };
      } finally {
        state.isLetGo = true;
      }
    };
    const leaving = new AbortController();
    const settled = new Promise<void>((resolve) => {
      eventStream(open, leaving.signal, () => resolve());
      setImmediate(() => leaving.abort());
      setImmediate(() => setImmediate(resolve));
    });
    await settled;
    expect(state.isLetGo).toBe(true);
  });

  it("ends, with the failure told, when its source fails", async () => {
    const failures: unknown[] = [];
    const open = async function* (): AsyncGenerator<StreamedEvent> {
      yield { event: null, id: "1", data: null };
      throw new Error("the database went away");
    };
    const response = eventStream(open, new AbortController().signal, (error) => failures.push(error));
    expect(await response.text()).toContain("id: 1");
    expect(failures).toEqual([new Error("the database went away")]);
  });

  // The process's own stop cannot be taken back, so this comes last.
  it("ends when the process stops", async () => {
    const { open, state } = endless();
    const reader = eventStream(open, new AbortController().signal, noFailure).body?.getReader();
    if (!reader) throw new Error("There is no stream.");
    await untilItStarts(reader);
    await shutdown.stop(0);
    expect((await reader.read()).done).toBe(true);
    expect(state.isLetGo).toBe(true);
  });
});
