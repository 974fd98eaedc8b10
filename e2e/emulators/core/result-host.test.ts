import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { askModelverse } from "../modelverse/ask-modelverse";
import { startModelverseEmulator } from "../modelverse/start-modelverse-emulator";
import type { Emulator } from "./start-emulator";
import type { SwitchRequest } from "./switches";

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

describe("a result's link", () => {
  async function fetchResult(switches: SwitchRequest): Promise<Response> {
    emulator.switch(switches);
    const [item] = await askData();
    return fetch(item?.url ?? "", { redirect: "manual" });
  }

  it.each([
    ["expired", 403, /<Code>AccessDenied<\/Code>/],
    ["not_found", 404, /<Code>NoSuchKey<\/Code>/],
    ["server_error", 500, /<Code>InternalError<\/Code>/],
  ] as const)("%s answers XML", async (link, status, words) => {
    const answer = await fetchResult({ link });
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toBe("application/xml");
    expect(await answer.text()).toMatch(words);
  });

  it("dies when its time is over, when it is changed, and when a key is sent along", async () => {
    expect((await fetchResult({ linkLifetimeS: -10 })).status).toBe(403);
    emulator.switch({ linkLifetimeS: 60 });
    const [item] = await askData();
    const url = item?.url ?? "";
    const later = url.replace(/Expires=\d+/, "Expires=9999999999");
    const forged = await fetch(later);
    expect(forged.status).toBe(403);
    expect(await forged.text()).toContain("SignatureDoesNotMatch");
    const keyed = await fetch(url, { headers: { authorization: `Bearer ${emulator.apiKey}` } });
    expect(keyed.status).toBe(400);
    expect(emulator.downloads().at(-1)?.headers.authorization).toBe(`Bearer ${emulator.apiKey}`);
    expect((await fetch(url)).status).toBe(200);
  });

  it("redirects to a private address, to itself for ever, or once and then gives the picture", async () => {
    const away = await fetchResult({ link: "redirect_private" });
    expect([away.status, away.headers.get("location")]).toEqual([302, "http://169.254.169.254/latest/meta-data/"]);
    const elsewhere = await fetchResult({ link: "redirect_private", redirectTo: "http://10.0.0.1/" });
    expect(elsewhere.headers.get("location")).toBe("http://10.0.0.1/");
    const once = await fetchResult({ link: "redirect" });
    expect((await fetch(once.headers.get("location") ?? "", { redirect: "manual" })).status).toBe(200);
    emulator.switch({ link: "redirect_loop" });
    const [item] = await askData();
    await expect(fetch(item?.url ?? "")).rejects.toMatchObject({ cause: { message: "redirect count exceeded" } });
  });

  it.each([
    ["wrong_type", "text/plain"],
    ["html", "text/html; charset=utf-8"],
    ["empty", "image/png"],
    ["truncated", "image/png"],
  ] as const)("%s comes as %s", async (link, type) => {
    const answer = await fetchResult({ link });
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, type]);
    const bytes = Buffer.from(await answer.arrayBuffer());
    const decoding = (async () => sharp(bytes).stats())();
    if (link === "wrong_type") await expect(decoding).resolves.toBeDefined();
    else await expect(decoding).rejects.toThrow();
  });

  it.each([
    ["oversize", "3000000"],
    ["oversize_chunked", null],
  ] as const)("%s says length %s and sends it all", async (link, length) => {
    const answer = await fetchResult({ link, resultBytes: 3_000_000 });
    expect(answer.headers.get("content-length")).toBe(length);
    expect((await answer.arrayBuffer()).byteLength).toBe(3_000_000);
  });

  it("breaks before the headers and in the body", async () => {
    await expect(fetchResult({ link: "reset_before_headers" })).rejects.toMatchObject({
      cause: { code: "ECONNRESET" },
    });
    const answer = await fetchResult({ link: "reset_in_body" });
    await expect(answer.arrayBuffer()).rejects.toThrow();
    expect(emulator.downloads().map(({ ended }) => ended)).toEqual(["reset", "reset"]);
  });

  it("lies under the API's address, or on another port when told", async () => {
    const [near] = await askData();
    expect(new URL(near?.url ?? "").origin).toBe(emulator.url);
    emulator.switch({ resultHost: "other" });
    const [far] = await askData();
    expect(new URL(far?.url ?? "").origin).toBe(emulator.resultsUrl);
    expect(emulator.resultsUrl).not.toBe(emulator.url);
    expect((await fetch(far?.url ?? "")).status).toBe(200);
    expect(emulator.calls()).toHaveLength(2);
    expect(emulator.downloads()).toHaveLength(1);
  });

  it("can be slow and whole, or hang", async () => {
    const slow = await fetchResult({ link: "slow", bodyMs: 100 });
    await expect(sharp(Buffer.from(await slow.arrayBuffer())).stats()).resolves.toBeDefined();
    emulator.switch({ link: "hang" });
    const [item] = await askData();
    const giveUp = new AbortController();
    const hanging = fetch(item?.url ?? "", { signal: giveUp.signal });
    await expect.poll(() => emulator.downloads().length).toBe(2);
    giveUp.abort();
    await expect(hanging).rejects.toThrow();
  });

  it("fails as often as told and then gives the picture, for one call's money", async () => {
    emulator.switch({ link: "server_error", linkTimes: 2 });
    const [item] = await askData();
    const statuses: number[] = [];
    for (let fetched = 0; fetched < 3; fetched++) statuses.push((await fetch(item?.url ?? "")).status);
    expect(statuses).toEqual([500, 500, 200]);
    expect(emulator.calls().map(({ charged }) => charged)).toEqual([1]);
  });

  it("can be any words instead", async () => {
    emulator.switch({ url: "file:///etc/passwd" });
    expect(await askData()).toEqual([{ url: "file:///etc/passwd" }]);
  });

  it("leads to a file padded to the size asked for, that still decodes", async () => {
    const answer = await fetchResult({ resultBytes: 12_000_000 });
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.length).toBeGreaterThanOrEqual(12_000_000);
    await expect(sharp(bytes).stats()).resolves.toBeDefined();
  });
});
