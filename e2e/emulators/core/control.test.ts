import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { askModelverse } from "../modelverse/ask-modelverse";
import { startModelverseEmulator } from "../modelverse/start-modelverse-emulator";
import type { Emulator } from "./start-emulator";

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startModelverseEmulator();
});
beforeEach(() => {
  emulator.reset();
  emulator.switch({ resultSize: "64x48" });
});
afterAll(() => emulator.close());

async function askData(): Promise<Record<string, string | null>[]> {
  return (await (await askModelverse(emulator)).json()).data;
}

describe("over HTTP", () => {
  const post = (path: string, body: unknown) =>
    fetch(`${emulator.url}${path}`, { method: "POST", body: JSON.stringify(body) });

  it("sets switches and says what it knows", async () => {
    const state = await (await post("/_switches", { error: "rate_limit", times: 1 })).json();
    expect(state).toMatchObject({
      now: { mode: "v1" },
      queued: [{ error: "rate_limit", times: 1 }],
      modes: ["v1", "v2", "v3"],
    });
    expect(state.errors).toContain("param_error");
    expect((await askModelverse(emulator)).status).toBe(429);
    expect(await (await fetch(`${emulator.url}/_switches`)).json()).toMatchObject({ queued: [] });
  });

  it("refuses a wrong switch with a sentence", async () => {
    const answer = await post("/_switches", { latency: 5 });
    expect(answer.status).toBe(400);
    expect((await answer.json()).problem).toContain("latency");
    expect((await post("/_switches", { error: "nothing" })).status).toBe(400);
    expect((await fetch(`${emulator.url}/_switches`, { method: "POST", body: "{" })).status).toBe(400);
    expect((await fetch(`${emulator.url}/_nothing`)).status).toBe(404);
  });

  it("gives calls, their exact bytes and the downloads, and forgets them", async () => {
    const [item] = await askData();
    await fetch(item?.url ?? "");
    const calls = await (await fetch(`${emulator.url}/_calls`)).json();
    expect(calls).toEqual(emulator.calls());
    const body = Buffer.from(await (await fetch(`${emulator.url}/_calls/1/body`)).arrayBuffer());
    expect(body).toEqual(emulator.bodyOf(1));
    expect(body.length).toBe(calls[0].bodyBytes);
    expect(await (await fetch(`${emulator.url}/_downloads`)).json()).toMatchObject([
      { kind: "download", status: 200, ended: "answered" },
    ]);
    await post("/_reset", null);
    expect(emulator.calls()).toEqual([]);
    expect(emulator.downloads()).toEqual([]);
    expect((await fetch(`${emulator.url}/_calls/1/body`)).status).toBe(404);
  });
});
