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

describe("how an answer is spoiled on its way", () => {
  it("resets before the headers, and the call was charged all the same", async () => {
    emulator.switch({ transport: "reset_before_headers" });
    await expect(askModelverse(emulator)).rejects.toMatchObject({ cause: { code: "ECONNRESET" } });
    expect(emulator.calls()[0]).toMatchObject({ status: null, ended: "reset", charged: 1 });
  });

  it.each(["reset_in_body", "end_in_body"] as const)("breaks off in the body: %s", async (transport) => {
    emulator.switch({ transport });
    const answer = await askModelverse(emulator);
    expect(answer.status).toBe(200);
    await expect(answer.text()).rejects.toThrow();
    expect(emulator.calls()[0]).toMatchObject({ status: 200, ended: "reset" });
  });

  it("hangs until the other side gives up", async () => {
    emulator.switch({ transport: "hang" });
    const giveUp = new AbortController();
    const asking = fetch(`${emulator.url}/v1/images/generations`, { method: "POST", signal: giveUp.signal });
    await expect.poll(() => emulator.calls().length).toBe(1);
    giveUp.abort();
    await expect(asking).rejects.toThrow();
    await expect.poll(() => emulator.calls()[0]?.ended).toBe("client_gone");
  });

  it("hangs in the body", async () => {
    emulator.switch({ transport: "hang_in_body" });
    const answer = await askModelverse(emulator);
    const reader = answer.body?.getReader();
    expect((await reader?.read())?.value?.length).toBeGreaterThan(0);
    await reader?.cancel();
    await expect.poll(() => emulator.calls()[0]?.ended).toBe("client_gone");
  });

  it("brings a slow body whole, in pieces", async () => {
    emulator.switch({ transport: "slow_body", bodyMs: 200 });
    const answer = await askModelverse(emulator);
    let pieces = 0;
    let text = "";
    for await (const piece of answer.body ?? []) {
      pieces++;
      text += Buffer.from(piece).toString();
    }
    expect(pieces).toBeGreaterThan(1);
    expect(JSON.parse(text).data).toHaveLength(1);
  });

  it("cuts the JSON, with an honest length", async () => {
    emulator.switch({ transport: "truncated_json" });
    const text = await (await askModelverse(emulator)).text();
    expect(text).toMatch(/^\{"created"/);
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
  });

  it("names a wrong content type over the right words", async () => {
    emulator.switch({ transport: "wrong_content_type" });
    const answer = await askModelverse(emulator);
    expect(answer.headers.get("content-type")).toBe("text/html");
    expect((await answer.json()).data).toHaveLength(1);
  });

  it.each([
    ["html_502", 502, /502 Bad Gateway/],
    ["html_503", 503, /503 Service/],
    ["html_504", 504, /504 Gateway/],
    ["html_524", 524, /524: A timeout/],
  ])("answers %s as HTML", async (error, status, words) => {
    emulator.switch({ error });
    const answer = await askModelverse(emulator);
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toMatch(/^text\/html/);
    expect(await answer.text()).toMatch(words);
  });

  it("answers in any words it is given", async () => {
    emulator.switch({ raw: { status: 418, headers: { "content-type": "text/plain" }, body: "teapot" } });
    const answer = await askModelverse(emulator);
    expect([answer.status, await answer.text()]).toEqual([418, "teapot"]);
  });

  it("sends Retry-After only when told to", async () => {
    emulator.switch({ error: "rate_limit", times: 1 });
    emulator.switch({ error: "rate_limit", retryAfter: "7", times: 1 });
    const answers = [await askModelverse(emulator), await askModelverse(emulator)];
    expect(answers.map(({ status, headers }) => [status, headers.get("retry-after")])).toEqual([
      [429, null],
      [429, "7"],
    ]);
  });

  it("waits before it answers", async () => {
    emulator.switch({ latencyMs: 300, times: 1 });
    const order: string[] = [];
    const slow = askModelverse(emulator).then(() => order.push("slow"));
    await expect.poll(() => emulator.calls().length).toBe(1);
    const quick = askModelverse(emulator).then(() => order.push("quick"));
    await Promise.all([slow, quick]);
    expect(order).toEqual(["quick", "slow"]);
  });
});
