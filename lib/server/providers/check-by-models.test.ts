import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Emulator } from "@/e2e/emulators/core/start-emulator";
import { startDmxapiEmulator } from "@/e2e/emulators/dmxapi/start-dmxapi-emulator";
import { startModelverseEmulator } from "@/e2e/emulators/modelverse/start-modelverse-emulator";
import { startOpenAiCompatibleEmulator } from "@/e2e/emulators/openai-compatible/start-openai-compatible-emulator";
import { dialectAt, dmxapiAt, modelverseAt } from "./__fixtures__/emulated-editors";
import type { ImageEditor } from "./image-editor";

const { signal } = new AbortController();
const WRONG_KEY = "sk-aWrongKeyaWrongKeyaWrongKey";
const NOBODY = "http://127.0.0.1:9";

describe("what can be known of a provider without paying", () => {
  let modelverse: Emulator;
  let dmxapi: Emulator;
  let openai: Emulator;
  let vllm: Emulator;
  beforeAll(async () => {
    modelverse = await startModelverseEmulator();
    dmxapi = await startDmxapiEmulator();
    openai = await startOpenAiCompatibleEmulator({ dialect: "openai" });
    vllm = await startOpenAiCompatibleEmulator({ dialect: "vllm-omni" });
  });
  beforeEach(() => {
    for (const emulator of [modelverse, dmxapi, openai, vllm]) emulator.reset();
  });
  afterAll(async () => {
    for (const emulator of [modelverse, dmxapi, openai, vllm]) await emulator.close();
  });

  const check = async (editor: ImageEditor) => {
    const found = await editor.check?.(signal);
    for (const emulator of [modelverse, dmxapi, openai, vllm]) {
      expect(emulator.calls().filter(({ kind, charged }) => kind === "edit" || charged > 0)).toEqual([]);
    }
    if (!found) throw new Error("There is nothing to check.");
    expect(JSON.stringify(found)).not.toContain(WRONG_KEY);
    const { failure, ...rest } = found;
    return { ...rest, failure: failure?.code ?? null };
  };
  const works = { ok: true, address: true, key: true, model: true, failure: null };

  it("says that all of it works", async () => {
    expect(await check(dmxapiAt(dmxapi))).toEqual(works);
    expect(await check(dialectAt(openai, "openai"))).toEqual(works);
  });

  it("cannot know Modelverse's key: its list is shown to anybody", async () => {
    const unknown = { ...works, key: null };
    expect(await check(modelverseAt(modelverse))).toEqual(unknown);
    expect(await check(modelverseAt(modelverse, { apiKey: WRONG_KEY }))).toEqual(unknown);
  });

  it("cannot know a key where the server asks for none", async () => {
    expect(await check(dialectAt(vllm, "vllm-omni"))).toEqual({ ...works, key: null });
  });

  it("says that the key is wrong, and nothing of the model", async () => {
    const wrong = { ok: false, address: true, key: false, model: null, failure: "bad_key" };
    expect(await check(dmxapiAt(dmxapi, { apiKey: WRONG_KEY }))).toEqual(wrong);
    expect(await check(dialectAt(openai, "openai", { apiKey: WRONG_KEY }))).toEqual(wrong);
  });

  it("shows the provider's words about the key, without the key", async () => {
    const key = dmxapi.apiKey ?? "";
    const body = JSON.stringify({ error: { message: `无效的令牌 ${key} (request id: r1)`, code: "" } });
    dmxapi.switch({ on: "models", raw: { status: 401, headers: {}, body } });
    const found = await dmxapiAt(dmxapi).check?.(signal);
    expect(found?.failure).toMatchObject({ providerMessage: "无效的令牌 •••", providerRequestId: "r1" });
  });

  it("knows a spent quota from a wrong key", async () => {
    modelverse.switch({ on: "models", error: "quota_exceeded" });
    const spent = { ok: false, address: true, key: true, model: null, failure: "out_of_credit" };
    expect(await check(modelverseAt(modelverse))).toEqual(spent);
  });

  it("says that the model is missing where the list is known to be whole", async () => {
    const list = JSON.stringify({ object: "list", data: [{ id: "qwen-image" }] });
    dmxapi.switch({ on: "models", raw: { status: 200, headers: {}, body: list } });
    const missing = { ok: false, address: true, key: true, model: false, failure: "model_unavailable" };
    expect(await check(dmxapiAt(dmxapi))).toEqual(missing);
  });

  it("does not know where the list may leave it out", async () => {
    const list = JSON.stringify({ object: "list", data: [{ id: "deepseek" }] });
    modelverse.switch({ on: "models", raw: { status: 200, headers: {}, body: list } });
    expect(await check(modelverseAt(modelverse))).toEqual({ ...works, key: null, model: null });
    const model = { id: "my-weights", label: "Mine", promptMaxCharacters: 100, price: null };
    expect(await check(dialectAt(vllm, "vllm-omni", { model }))).toEqual({ ...works, key: null, model: null });
  });

  it("says that nobody is at the address", async () => {
    const dead = { ok: false, address: false, key: null, model: null, failure: "unreachable" };
    expect(await check(modelverseAt(modelverse, { baseUrl: NOBODY }))).toEqual(dead);
    expect(await check(dmxapiAt(dmxapi, { baseUrl: "http://no-such-host.invalid" }))).toEqual(dead);
    expect(await check(dialectAt(openai, "openai", { baseUrl: NOBODY }))).toEqual(dead);
  });

  it.each([
    ["a page", { status: 200, headers: { "content-type": "text/html" }, body: "<html>Welcome</html>" }],
    ["a page without entry", { status: 403, headers: { "content-type": "text/html" }, body: "<html>Forbidden</html>" }],
    ["nothing there", { status: 404, headers: {}, body: '{"message":"Not Found"}' }],
    ["a redirect", { status: 301, headers: { location: "https://x.example/" }, body: "" }],
    ["other JSON", { status: 200, headers: {}, body: '{"models":[]}' }],
  ])("says that somebody else is at the address of a known provider: %s", async (_what, raw) => {
    const strange = { ok: false, address: false, key: null, model: null, failure: "unreachable" };
    dmxapi.switch({ on: "models", raw });
    modelverse.switch({ on: "models", raw });
    expect(await check(dmxapiAt(dmxapi))).toEqual(strange);
    expect(await check(modelverseAt(modelverse))).toEqual(strange);
  });

  it("holds nothing against one's own server that has no list", async () => {
    vllm.switch({ on: "models", raw: { status: 404, headers: {}, body: '{"detail":"Not Found"}' } });
    const unknown = { ok: true, address: true, key: null, model: null, failure: null };
    expect(await check(dialectAt(vllm, "vllm-omni"))).toEqual(unknown);
  });

  it.each([
    [429, "rate_limited"],
    [500, "provider_error"],
    [502, "connection_lost"],
    [503, "provider_busy"],
  ])("says that the address answers, if only with %i", async (status, failure) => {
    dmxapi.switch({ on: "models", raw: { status, headers: {}, body: status === 429 ? "{}" : "<html>" } });
    expect(await check(dmxapiAt(dmxapi))).toEqual({ ok: false, address: true, key: null, model: null, failure });
  });

  it("ends when whoever asked has gone", async () => {
    dmxapi.switch({ on: "models", transport: "hang" });
    const gone = AbortSignal.timeout(100);
    const found = await dmxapiAt(dmxapi).check?.(gone);
    expect(found).toMatchObject({ ok: false, failure: { code: "canceled" } });
  });
});
