import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Emulator } from "@/e2e/emulators/core/start-emulator";
import { startDmxapiEmulator } from "@/e2e/emulators/dmxapi/start-dmxapi-emulator";
import { dmxapiAt } from "../__fixtures__/emulated-editors";
import { pictureRequest } from "../__fixtures__/picture-request";
import type { EditRequest } from "../image-editor";
import type { DmxapiOptions } from ".";

const { signal } = new AbortController();

/** The parts of a form, from the bytes themselves: their heads as they stand, and what is in them. */
function partsOf(body: Buffer, contentType: string): { head: string; content: Buffer }[] {
  const boundary = /^multipart\/form-data; boundary=(\S+)$/.exec(contentType)?.[1] ?? "";
  const text = body.toString("latin1");
  const [preamble, ...pieces] = text.split(`--${boundary}`);
  expect(preamble).toBe("");
  expect(pieces.pop()?.trim()).toBe("--");
  return pieces.map((piece) => {
    const gap = piece.indexOf("\r\n\r\n");
    const head = piece.slice(2, gap);
    return { head, content: Buffer.from(piece.slice(gap + 4, -2), "latin1") };
  });
}

describe("what goes over the wire to DMXAPI", () => {
  let emulator: Emulator;
  beforeAll(async () => {
    emulator = await startDmxapiEmulator();
  });
  beforeEach(() => emulator.reset());
  afterAll(() => emulator.close());

  /** Sends, and gives the call as the other side wrote it down: it had no complaint. */
  async function send(request: EditRequest, options: Partial<DmxapiOptions> = {}) {
    const progress = await dmxapiAt(emulator, options).submit(request, signal);
    const calls = emulator.calls();
    expect(calls.map(({ complaints, status }) => ({ complaints, status }))).toEqual([{ complaints: [], status: 200 }]);
    const [call] = calls;
    const parts = partsOf(emulator.bodyOf(1) ?? Buffer.alloc(0), call?.headers["content-type"] ?? "");
    const texts = Object.fromEntries(
      parts.slice(1).map(({ head, content }) => [head.replace(/.*name="([^"]*)".*/s, "$1"), content.toString("utf8")]),
    );
    return { call, parts, texts, progress };
  }

  it("is a POST of a form with the key as Bearer, its length said, nothing of ours in the headers", async () => {
    const { call } = await send(await pictureRequest());
    expect([call?.method, call?.path]).toEqual(["POST", "/v1/images/edits"]);
    const { "content-type": contentType, ...headers } = call?.headers ?? {};
    expect(contentType).toMatch(/^multipart\/form-data; boundary=[\w-]{10,70}$/);
    expect(headers).toEqual({
      host: new URL(emulator.url).host,
      connection: "close",
      authorization: `Bearer ${emulator.apiKey}`,
      accept: "application/json",
      "content-length": String(call?.bodyBytes),
    });
  });

  it.each(["", "/", "/v1", "/v1/"])("goes to the same address with the base …%s", async (end) => {
    const { call } = await send(await pictureRequest(), { baseUrl: emulator.url + end });
    expect(call?.path).toBe("/v1/images/edits");
  });

  it.each([
    ["png", "image.png", "image/png"],
    ["jpeg", "image.jpg", "image/jpeg"],
  ] as const)("carries a %s as a file part named image, called %s, of its type", async (format, name, mediaType) => {
    const request = await pictureRequest({}, { format });
    const { parts } = await send(request);
    expect(parts[0]?.head.split("\r\n")).toEqual([
      `Content-Disposition: form-data; name="image"; filename="${name}"`,
      `Content-Type: ${mediaType}`,
    ]);
    expect(parts[0]?.content.equals(request.source.bytes)).toBe(true);
  });

  it("has the parts of the page as plain text, in its order, and no size that nobody asked for", async () => {
    const { parts, texts } = await send(await pictureRequest());
    expect(parts.slice(1).map(({ head }) => head)).toEqual(
      ["prompt", "model", "n", "response_format", "user"].map(
        (name) => `Content-Disposition: form-data; name="${name}"`,
      ),
    );
    expect(texts).toEqual({
      prompt: "Convert to quick pencil sketch",
      model: "qwen-image-edit",
      n: "1",
      response_format: "url",
      user: "opaque-owner",
    });
  });

  it("says the size that the recipe asks for", async () => {
    expect((await send(await pictureRequest({ size: "1024x768" }))).texts.size).toBe("1024x768");
  });

  it("asks for one picture a call, however many the edit has", async () => {
    expect((await send(await pictureRequest({ n: 4 }))).texts.n).toBe("1");
  });

  it.each([
    ["1000 characters of two bytes", "é".repeat(1000)],
    ["1000 characters of two units", "🎨".repeat(1000)],
    ["1000 characters, half of them line ends", "雪\n".repeat(500)],
    ["quotes, line ends and dashes", '给 "哪吒"\r\n--boundary\r\n\r\nContent-Disposition: 戴帽子'],
  ])("keeps every sign of a prompt of %s", async (_what, prompt) => {
    expect((await send(await pictureRequest({ prompt }))).texts.prompt).toBe(prompt);
  });

  it("sends nothing of what the model does not take, and says so", async () => {
    const all = { negativePrompt: "blurry", strength: 0.5, steps: 30, guidanceScale: 4, seed: 9 };
    const { texts, progress } = await send(await pictureRequest(all));
    expect(Object.keys(texts)).toEqual(["prompt", "model", "n", "response_format", "user"]);
    expect(progress.warnings.map(({ field, kind }) => `${field} ${kind}`)).toEqual([
      "negativePrompt unsupported",
      "strength unsupported",
      "steps unsupported",
      "guidanceScale unsupported",
      "seed unsupported",
    ]);
    expect(progress).toMatchObject({ seed: null });
  });

  it("records just what was sent, but the picture's bytes", async () => {
    const request = await pictureRequest({ size: "1024x768" });
    const { texts, progress } = await send(request);
    expect(progress.sent).toEqual({
      ...texts,
      imageName: "image.png",
      imageMediaType: "image/png",
      imageWidth: 64,
      imageHeight: 48,
      imageBytes: request.source.bytes.length,
    });
  });

  it("asks for the list of models with the key and without a body", async () => {
    await dmxapiAt(emulator).check?.(signal);
    const [call] = emulator.calls();
    expect([call?.method, call?.path, call?.headers.authorization, call?.bodyBytes]).toEqual([
      "GET",
      "/v1/models",
      `Bearer ${emulator.apiKey}`,
      0,
    ]);
  });
});
