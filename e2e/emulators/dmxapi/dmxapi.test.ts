import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Part } from "../core/form-request";
import { sendForm } from "../core/form-request";
import { noisePicture, samplePicture } from "../core/sample-picture";
import type { Emulator } from "../core/start-emulator";
import { askDmxapi } from "./ask-dmxapi";
import { dmxapiErrors } from "./errors";
import { startDmxapiEmulator } from "./start-dmxapi-emulator";

let dmxapi: Emulator;
beforeAll(async () => {
  dmxapi = await startDmxapiEmulator();
});
beforeEach(() => dmxapi.reset());
afterAll(() => dmxapi.close());

async function expectRefused(answer: Response, status: number, code: string, message: RegExp) {
  const [call] = dmxapi.calls();
  expect(answer.status).toBe(status);
  expect(answer.headers.get("x-oneapi-request-id")).toBe(call?.requestId);
  const { error } = await answer.json();
  expect(error.code).toBe(code);
  expect(error.message).toMatch(message);
  expect(error.message).toContain(`(request id: ${call?.requestId})`);
  expect(call?.charged).toBe(0);
}

const png = async (fileName = "source.png", contentType = "image/png"): Promise<Part> => ({
  bytes: await samplePicture(),
  fileName,
  contentType,
});

describe("a form to the letter of the page", () => {
  it.each<Record<string, string>>([
    {},
    { n: "1" },
    { n: "10" },
    { size: "64x48" },
    { response_format: "url" },
    { response_format: "b64_json" },
    { user: "user-123" },
    { prompt: "字".repeat(1000) },
    { prompt: "🦦".repeat(1000) },
  ])("is taken with %j", async (parts) => {
    dmxapi.switch({ resultSize: "64x48" });
    const answer = await askDmxapi(dmxapi, parts);
    expect(answer.status).toBe(200);
    expect(dmxapi.calls()[0]?.complaints).toEqual([]);
  });

  it("answers data, created and extra in this order, the same link in both", async () => {
    const text = await (await askDmxapi(dmxapi)).text();
    const body = JSON.parse(text);
    expect(Object.keys(body)).toEqual(["data", "created", "extra"]);
    expect(body.data).toEqual([{ url: body.extra.output.choices[0].message.content[0].image }]);
    expect(body.extra.output.choices[0]).toMatchObject({ finish_reason: "stop", message: { role: "assistant" } });
    expect(body.extra.usage).toEqual({ height: 880, image_count: 1, width: 1184 });
    expect(body.extra.request_id).toMatch(/^[0-9a-f-]{36}$/);
    const expires = Number(new URL(body.data[0].url).searchParams.get("Expires"));
    expect(Math.abs(expires - Date.now() / 1000 - 86_400)).toBeLessThan(60);
  });

  it("honours n, size and response_format", async () => {
    const answer = await askDmxapi(dmxapi, { n: "2", size: "128x96", response_format: "b64_json" });
    const { data, extra } = await answer.json();
    expect(data).toHaveLength(2);
    expect(extra.output.choices[0].message.content).toHaveLength(2);
    const bytes = Buffer.from(data[0].b64_json, "base64");
    expect(await sharp(bytes).metadata()).toMatchObject({ format: "png", width: 128, height: 96 });
    expect(dmxapi.calls()[0]?.charged).toBe(2);
  });

  it.each(["jpeg", "webp"] as const)("takes a %s under its right name", async (format) => {
    const image = {
      bytes: await samplePicture({ format }),
      fileName: `source.${format}`,
      contentType: `image/${format}`,
    };
    expect((await askDmxapi(dmxapi, { image })).status).toBe(200);
    expect(dmxapi.calls()[0]?.fields.find(({ name }) => name === "image")).toMatchObject({
      fileName: `source.${format}`,
      contentType: `image/${format}`,
      bytes: image.bytes.length,
      picture: { format, width: 64, height: 48 },
    });
  });

  it.each([
    (key: string) => `Bearer ${key}`,
    (key: string) => `bearer ${key}`,
    (key: string) => key,
    (key: string) => key.slice(3),
  ])("takes the key with and without Bearer and sk- (%#)", async (header) => {
    dmxapi.switch({ resultSize: "64x48" });
    expect((await askDmxapi(dmxapi, {}, { authorization: header(String(dmxapi.apiKey)) })).status).toBe(200);
  });
});

describe("a form that departs from the page", () => {
  it.each<[Record<string, Part | null>, RegExp]>([
    [{ prompt: null }, /prompt is required/],
    [{ prompt: " " }, /prompt is required/],
    [{ prompt: "字".repeat(1001) }, /at most 1000/],
    [{ n: "0" }, /n must/],
    [{ n: "11" }, /n must/],
    [{ n: "1.0" }, /n must/],
    [{ size: "1024*1024" }, /size must/],
    [{ size: "1024×1024" }, /size must/],
    [{ response_format: "png" }, /response_format must/],
    [{ user: "" }, /user must/],
    [{ negative_prompt: "blurry" }, /negative_prompt is unknown/],
    [{ seed: "7" }, /seed is unknown/],
  ])("is refused for %j", async (parts, message) => {
    await expectRefused(await askDmxapi(dmxapi, parts), 400, "", message);
  });

  it.each([
    ["blob", "image/png", /file name/],
    ["source.jpg", "image/png", /said to be image\/png/],
    ["source.png", "application/octet-stream", /said to be/],
    ["source.jpg", "image/jpeg", /and is png/],
  ])("is refused for a PNG called %s of type %s", async (fileName, contentType, message) => {
    await expectRefused(await askDmxapi(dmxapi, { image: await png(fileName, contentType) }), 400, "", message);
  });

  it("is refused when a part comes twice", async () => {
    const parts = [
      ["image", await png()],
      ["prompt", "a"],
      ["prompt", "b"],
      ["model", "qwen-image-edit"],
    ] as const;
    const answer = await sendForm(`${dmxapi.url}/v1/images/edits`, parts, { authorization: `Bearer ${dmxapi.apiKey}` });
    await expectRefused(answer, 400, "", /prompt is there twice/);
  });

  it("is 500 convert_request_failed without a file part named image", async () => {
    await expectRefused(await askDmxapi(dmxapi, { image: null }), 500, "convert_request_failed", /image is required/);
    dmxapi.reset();
    await expectRefused(
      await askDmxapi(dmxapi, { image: "data:image/png;base64,AAAA" }),
      500,
      "convert_request_failed",
      /image is required/,
    );
    dmxapi.reset();
    await expectRefused(
      await askDmxapi(dmxapi, { image: null, "image[]": await png() }),
      500,
      "convert_request_failed",
      /image is required/,
    );
  });

  it("is 413 from 4,000,000 bytes on", async () => {
    const image = { bytes: await noisePicture(1200, 1200), fileName: "source.png", contentType: "image/png" };
    expect(image.bytes.length).toBeGreaterThan(4_000_000);
    await expectRefused(await askDmxapi(dmxapi, { image }), 413, "read_request_body_failed", /too large/);
  });

  it("is the upstream's 400 when the picture does not decode", async () => {
    const image = { bytes: Buffer.from("no picture"), fileName: "source.png", contentType: "image/png" };
    await expectRefused(await askDmxapi(dmxapi, { image }), 400, "bad_response_status_code", /corrupted/);
  });

  it("is 400 without a model and 503 with an unknown one", async () => {
    await expectRefused(await askDmxapi(dmxapi, { model: null }), 400, "", /未指定模型名称/);
    dmxapi.reset();
    await expectRefused(await askDmxapi(dmxapi, { model: "qwen-image-edit " }), 503, "model_not_found", /无可用渠道/);
  });

  it("is 500 invalid_request when it is no multipart form", async () => {
    const headers = { authorization: `Bearer ${dmxapi.apiKey}`, "content-type": "application/json" };
    const answer = await fetch(`${dmxapi.url}/v1/images/edits`, { method: "POST", headers, body: "{}" });
    await expectRefused(answer, 500, "invalid_request", /isn't multipart/);
    dmxapi.reset();
    const cut = { ...headers, "content-type": "multipart/form-data; boundary=x" };
    const broken = await fetch(`${dmxapi.url}/v1/images/edits`, { method: "POST", headers: cut, body: "--x\r\n" });
    await expectRefused(broken, 500, "invalid_request", /NextPart/);
  });

  it("is 401 for a wrong key", async () => {
    await expectRefused(await askDmxapi(dmxapi, {}, { authorization: "Bearer sk-wrong" }), 401, "", /无效的令牌/);
  });

  it("is 404 at any other address", async () => {
    const answer = await fetch(`${dmxapi.url}/v1/v1/images/edits`, { method: "POST" });
    await expectRefused(answer, 404, "", /Invalid URL \(POST \/v1\/v1\/images\/edits\)/);
  });
});

describe("the gateway", () => {
  beforeEach(() => dmxapi.switch({ mode: "gateway" }));

  it("makes one picture at the model's own size and answers a link, whatever n, size and response_format say", async () => {
    const answer = await askDmxapi(dmxapi, { n: "3", size: "256x256", response_format: "b64_json" });
    const { data, metadata } = await answer.json();
    expect(data).toEqual([{ url: expect.stringMatching(/^http/), b64_json: "", revised_prompt: "" }]);
    expect(metadata.usage).toEqual({ height: 880, image_count: 1, width: 1184 });
  });

  it("passes unknown fields over, and notes them", async () => {
    expect((await askDmxapi(dmxapi, { seed: "7" })).status).toBe(200);
    expect(dmxapi.calls()[0]?.complaints).toEqual(["seed is unknown"]);
  });

  it("keeps only the last picture in data and all of them in metadata", async () => {
    dmxapi.switch({ pictures: 3, resultSize: "32x32" });
    const { data, metadata } = await (await askDmxapi(dmxapi)).json();
    const content = metadata.output.choices[0].message.content;
    expect(content).toHaveLength(3);
    expect(data.map(({ url }: { url: string }) => url)).toEqual([content[2].image]);
  });

  it.each(["image[]", "image[0]"])("reads a file named %s", async (name) => {
    expect((await askDmxapi(dmxapi, { image: null, [name]: await png() })).status).toBe(200);
  });

  it("follows the last of several pictures", async () => {
    const tall = { bytes: await samplePicture({ width: 48, height: 64 }), fileName: "b.png", contentType: "image/png" };
    const parts = [
      ["image", await png()],
      ["image", tall],
      ["prompt", "a"],
      ["model", "qwen-image-edit"],
    ] as const;
    const answer = await sendForm(`${dmxapi.url}/v1/images/edits`, parts, { authorization: `Bearer ${dmxapi.apiKey}` });
    expect((await answer.json()).metadata.usage).toMatchObject({ width: 880, height: 1184 });
  });

  it("says nothing against an empty prompt itself: the upstream does", async () => {
    await expectRefused(
      await askDmxapi(dmxapi, { prompt: null }),
      400,
      "bad_response_status_code",
      /lack of image or text/,
    );
  });
});

describe("the envelope", () => {
  it.each([
    ["extra", ["data", "created", "extra"]],
    ["metadata", ["data", "created", "metadata"]],
    ["none", ["data", "created"]],
  ] as const)("can be %s in either mode", async (envelope, keys) => {
    dmxapi.switch({ envelope, resultSize: "32x32" });
    expect(Object.keys(await (await askDmxapi(dmxapi)).json())).toEqual(keys);
  });

  it("can hold the only copy of the link, or none", async () => {
    dmxapi.switch({ form: "extra_only", resultSize: "32x32" });
    const only = await (await askDmxapi(dmxapi)).json();
    expect(only.data).toEqual([]);
    expect(only.extra.output.choices[0].message.content[0].image).toMatch(/^http/);
    dmxapi.switch({ form: "empty_strings" });
    const empty = await (await askDmxapi(dmxapi)).json();
    expect(empty.data).toEqual([{ url: "", b64_json: "" }]);
    expect(empty.extra.output.choices[0].message.content).toEqual([{ image: "" }]);
  });
});

describe("the table of errors", () => {
  const rows = Object.entries(dmxapiErrors).filter(([name]) => !name.startsWith("html_"));

  it.each(rows)("answers row %s with the id in message and header", async (error, row) => {
    dmxapi.switch({ error });
    const answer = await askDmxapi(dmxapi);
    const requestId = dmxapi.calls()[0]?.requestId ?? "";
    expect(answer.status).toBe(row.status);
    expect(answer.headers.get("x-oneapi-request-id")).toBe(requestId);
    const body = await answer.json();
    expect(body).toEqual(row.body(requestId));
    expect(body.error.message).toContain(`(request id: ${requestId})`);
  });
});

it("lists its models to a key only", async () => {
  expect((await fetch(`${dmxapi.url}/v1/models`)).status).toBe(401);
  const answer = await fetch(`${dmxapi.url}/v1/models`, { headers: { authorization: String(dmxapi.apiKey) } });
  expect((await answer.json()).data[0]).toMatchObject({ id: "qwen-image-edit" });
});
