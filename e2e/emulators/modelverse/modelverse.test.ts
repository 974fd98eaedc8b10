import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { markOf, readMark } from "../core/mark";
import { dataUrl, samplePicture } from "../core/sample-picture";
import type { Emulator } from "../core/start-emulator";
import { askModelverse } from "./ask-modelverse";
import { modelverseErrors } from "./errors";
import { startModelverseEmulator } from "./start-modelverse-emulator";

let modelverse: Emulator;
beforeAll(async () => {
  modelverse = await startModelverseEmulator();
});
beforeEach(() => modelverse.reset());
afterAll(() => modelverse.close());

async function expectParamError(answer: Response, complaint: RegExp) {
  const [call] = modelverse.calls();
  expect(answer.status).toBe(400);
  expect(await answer.json()).toEqual({
    error: { message: "Invalid param", type: "invalid_request_error", param: call?.requestId, code: "param_error" },
  });
  expect(call?.complaints.join("; ")).toMatch(complaint);
  expect(call?.charged).toBe(0);
}

describe("a request to the letter of the seed document", () => {
  it.each([
    {},
    { n: 1 },
    { n: 4 },
    { strength: 0 },
    { strength: 1 },
    { strength: 0.8 },
    { seed: -1 },
    { seed: 2_147_483_647 },
    { steps: 1 },
    { steps: 50 },
    { guidance_scale: 1 },
    { guidance_scale: 10 },
    { guidance_scale: 2.5 },
    { negative_prompt: "blurry, low quality" },
    { response_format: "url" },
    { response_format: "b64_json" },
  ])("is taken with %j", async (members) => {
    const answer = await askModelverse(modelverse, members);
    expect(answer.status).toBe(200);
    const { created, data, usage } = await answer.json();
    expect(created).toBeTypeOf("number");
    expect(data).toHaveLength((members as { n?: number }).n ?? 1);
    expect(usage).toEqual({ input_tokens_details: {} });
    expect(modelverse.calls()[0]?.complaints).toEqual([]);
  });

  it("answers a link that holds for seven days and leads to the picture sent, tinted and marked", async () => {
    const answer = await askModelverse(modelverse, { prompt: "Make it night", seed: 7 });
    const { data } = await answer.json();
    expect(Object.keys(data[0])).toEqual(["url"]);
    const expires = Number(new URL(data[0].url).searchParams.get("Expires"));
    expect(Math.abs(expires - Date.now() / 1000 - 7 * 86_400)).toBeLessThan(60);
    const picture = await fetch(data[0].url);
    expect(picture.headers.get("content-type")).toBe("image/png");
    const bytes = Buffer.from(await picture.arrayBuffer());
    expect(await sharp(bytes).metadata()).toMatchObject({ format: "png", width: 1184, height: 880 });
    expect(await readMark(bytes)).toEqual(markOf({ prompt: "Make it night", seed: 7 }));
    const { dominant } = await sharp(bytes).stats();
    expect(dominant.b).toBeGreaterThan(dominant.r);
  });

  it("answers base64 behind data: when asked for b64_json", async () => {
    const answer = await askModelverse(modelverse, { response_format: "b64_json" });
    const { data } = await answer.json();
    expect(Object.keys(data[0])).toEqual(["b64_json"]);
    expect(data[0].b64_json).toMatch(/^data:image\/png;base64,iVBOR/);
  });

  it("makes each picture of a call a different one", async () => {
    const answer = await askModelverse(modelverse, { n: 2, seed: 3, response_format: "b64_json" });
    const { data } = await answer.json();
    const marks = await Promise.all(
      data.map(({ b64_json }: { b64_json: string }) => readMark(Buffer.from(b64_json.split(",")[1] ?? "", "base64"))),
    );
    expect(marks).toEqual([0, 1].map((index) => markOf({ prompt: "Convert to quick pencil sketch", seed: 3, index })));
  });

  it("writes the call down with the picture's size and hash, and keeps the exact bytes", async () => {
    await askModelverse(modelverse, { seed: 12 });
    const [call] = modelverse.calls();
    expect(call).toMatchObject({
      kind: "edit",
      method: "POST",
      path: "/v1/images/generations",
      status: 200,
      seed: 12,
      charged: 1,
      ended: "answered",
    });
    expect(call?.headers.authorization).toBe(`Bearer ${modelverse.apiKey}`);
    const image = call?.fields.find(({ name }) => name === "image");
    expect(image).toMatchObject({ contentType: "image/png", picture: { format: "png", width: 64, height: 48 } });
    expect(image?.sha256).toHaveLength(64);
    expect(JSON.parse(modelverse.bodyOf(1)?.toString() ?? "")).toMatchObject({ seed: 12 });
  });

  it("takes the address of a picture as well", async () => {
    const host = await startModelverseEmulator();
    const { data } = await (await askModelverse(host)).json();
    const answer = await askModelverse(modelverse, { image: data[0].url });
    expect(answer.status).toBe(200);
    expect(modelverse.calls()[0]?.fields.find(({ name }) => name === "image")?.picture).toMatchObject({ width: 1184 });
    await host.close();
  });
});

describe("a request that departs from the seed document", () => {
  it.each([
    [{ model: undefined }, /model is missing/],
    [{ prompt: undefined }, /prompt is missing/],
    [{ image: undefined }, /image is missing/],
    [{ prompt: "" }, /prompt must/],
    [{ prompt: 5 }, /prompt must/],
    [{ image: 5 }, /image must/],
    [{ image: "iVBORw0KGgo=" }, /data URL or an http address/],
    [{ image: "data:image/png;base64,####" }, /not base64/],
    [{ image: "data:image/png;base64," }, /not base64/],
    [{ image: "data:application/pdf;base64,AAAA" }, /must begin with/],
    [{ image: "data:image/png;base64,AAAA" }, /no picture/],
    [{ image: "http://127.0.0.1:1/x.png" }, /could not be fetched/],
    [{ n: 0 }, /n must/],
    [{ n: 5 }, /n must/],
    [{ n: "1" }, /n must/],
    [{ n: 1.5 }, /n must/],
    [{ n: null }, /n must/],
    [{ strength: -0.1 }, /strength must/],
    [{ strength: 1.1 }, /strength must/],
    [{ strength: "0.8" }, /strength must/],
    [{ seed: -2 }, /seed must/],
    [{ seed: 2_147_483_648 }, /seed must/],
    [{ seed: 1.5 }, /seed must/],
    [{ steps: 0 }, /steps must/],
    [{ steps: 51 }, /steps must/],
    [{ steps: 20.5 }, /steps must/],
    [{ guidance_scale: 0.9 }, /guidance_scale must/],
    [{ guidance_scale: 10.1 }, /guidance_scale must/],
    [{ negative_prompt: null }, /negative_prompt must/],
    [{ response_format: "png" }, /response_format must/],
    [{ size: "1024x1024" }, /size is unknown/],
    [{ negativePrompt: "x" }, /negativePrompt is unknown/],
    [{ toString: "x" }, /toString is unknown/],
  ])("is refused for %j", async (members, complaint) => {
    await expectParamError(await askModelverse(modelverse, members), complaint);
  });

  it("is refused when the data URL names another type than the picture's", async () => {
    const image = dataUrl(await samplePicture({ format: "jpeg" }), "image/png");
    await expectParamError(await askModelverse(modelverse, { image }), /says image\/png and is image\/jpeg/);
  });

  it("is refused when it is no JSON, or does not say so", async () => {
    await expectParamError(await askModelverse(modelverse, {}, { "content-type": "text/plain" }), /content-type/);
    modelverse.reset();
    const headers = { authorization: `Bearer ${modelverse.apiKey}`, "content-type": "application/json" };
    const broken = await fetch(`${modelverse.url}/v1/images/generations`, { method: "POST", headers, body: "[" });
    await expectParamError(broken, /no JSON object/);
  });

  it("is refused with model_error for another model", async () => {
    const answer = await askModelverse(modelverse, { model: "qwen-image-edit" });
    expect(answer.status).toBe(400);
    const { error } = await answer.json();
    expect(error).toMatchObject({
      code: "model_error",
      type: "invalid_request_error",
      param: modelverse.calls()[0]?.requestId,
    });
    expect(error.message).toContain("[qwen-image-edit]");
  });

  it.each(["", "Bearer wrong", "bare"])("is refused with auth_error for the key header %j", async (authorization) => {
    const header = authorization === "bare" ? String(modelverse.apiKey) : authorization;
    const answer = await askModelverse(modelverse, {}, { authorization: header });
    expect(answer.status).toBe(401);
    expect((await answer.json()).error).toMatchObject({ code: "auth_error", type: "invalid_request_error" });
  });

  it("is an unsupported API at any other address", async () => {
    const headers = { authorization: `Bearer ${modelverse.apiKey}` };
    const answer = await fetch(`${modelverse.url}/v1/images/edits`, { method: "POST", headers });
    await expectParamError(answer, /no address/);
  });
});

describe("the later versions of the page", () => {
  it.each([
    ["v2", { size: "256x1536" }, 200],
    ["v2", { seed: 5 }, 200],
    ["v2", { size: "255x1024" }, 400],
    ["v2", { size: "1024x1537" }, 400],
    ["v2", { size: "1024*1024" }, 400],
    ["v2", { steps: 20 }, 400],
    ["v2", { n: 1 }, 400],
    ["v2", { strength: 0.8 }, 400],
    ["v2", { guidance_scale: 2.5 }, 400],
    ["v2", { negative_prompt: "x" }, 400],
    ["v2", { response_format: "url" }, 400],
    ["v3", { size: "1104x1472" }, 200],
    ["v3", { size: "512x512" }, 400],
  ])("%s answers %j with the right status", async (mode, members, status) => {
    modelverse.switch({ mode });
    expect((await askModelverse(modelverse, members)).status).toBe(status);
  });

  it.each([
    ["v2", { size: "512x768" }, { width: 512, height: 768 }],
    ["v2", {}, { width: 1184, height: 880 }],
    ["v3", {}, { width: 1664, height: 928 }],
  ])("%s makes %j %j", async (mode, members, size) => {
    modelverse.switch({ mode });
    const { data } = await (await askModelverse(modelverse, members)).json();
    const bytes = Buffer.from(await (await fetch(data[0].url)).arrayBuffer());
    expect(await sharp(bytes).metadata()).toMatchObject(size);
  });
});

describe("the table of errors", () => {
  const rows = Object.entries(modelverseErrors).filter(([name]) => !name.startsWith("html_"));

  it.each(rows)("answers row %s in the documented envelope", async (error, row) => {
    modelverse.switch({ error });
    const answer = await askModelverse(modelverse);
    expect(answer.status).toBe(row.status);
    const [call] = modelverse.calls();
    const body = await answer.json();
    expect(body).toEqual(row.body(call?.requestId ?? ""));
    expect(body.error.param).toBe(call?.requestId);
    expect(call?.charged).toBe("mayHaveRun" in row ? 1 : 0);
  });

  it("puts its own refusals before a switched error", async () => {
    modelverse.switch({ error: "rate_limit" });
    await expectParamError(await askModelverse(modelverse, { n: 9 }), /n must/);
  });
});

it("lists its models without a key", async () => {
  const { data } = await (await fetch(`${modelverse.url}/v1/models`)).json();
  expect(data[0]).toMatchObject({ id: "Qwen/Qwen-Image-Edit", object: "model", owned_by: "UCloud_UModelVerse" });
  expect(modelverse.calls()[0]).toMatchObject({ kind: "models", charged: 0 });
});
