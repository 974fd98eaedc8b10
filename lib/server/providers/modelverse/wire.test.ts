import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Emulator } from "@/e2e/emulators/core/start-emulator";
import { startModelverseEmulator } from "@/e2e/emulators/modelverse/start-modelverse-emulator";
import { modelverseAt } from "../__fixtures__/emulated-editors";
import { pictureRequest } from "../__fixtures__/picture-request";
import type { EditRequest } from "../image-editor";
import type { ModelverseOptions } from ".";

const { signal } = new AbortController();

describe("what goes over the wire to Modelverse", () => {
  let emulator: Emulator;
  beforeAll(async () => {
    emulator = await startModelverseEmulator();
  });
  beforeEach(() => emulator.reset());
  afterAll(() => emulator.close());

  /** Sends, and gives the call as the other side wrote it down: it had no complaint. */
  async function send(request: EditRequest, options: Partial<ModelverseOptions> = {}) {
    emulator.switch({ mode: options.profile ?? "v1" });
    const progress = await modelverseAt(emulator, options).submit(request, signal);
    const calls = emulator.calls();
    expect(calls.map(({ complaints, status }) => ({ complaints, status }))).toEqual([{ complaints: [], status: 200 }]);
    const [call] = calls;
    const body = JSON.parse(emulator.bodyOf(1)?.toString("utf8") ?? "") as Record<string, unknown>;
    return { call, body, progress };
  }

  const dataUrlOf = ({ source }: EditRequest) => `data:${source.mediaType};base64,${source.bytes.toString("base64")}`;
  const prompt = "Convert to quick pencil sketch";

  it("is a POST of JSON with the key as Bearer, its length said, nothing of ours in the headers", async () => {
    const { call } = await send(await pictureRequest({ seed: 1 }));
    expect([call?.method, call?.path]).toEqual(["POST", "/v1/images/generations"]);
    expect(call?.headers).toEqual({
      host: new URL(emulator.url).host,
      connection: "close",
      authorization: `Bearer ${emulator.apiKey}`,
      "content-type": "application/json",
      accept: "application/json",
      "content-length": String(call?.bodyBytes),
    });
  });

  it.each(["", "/", "/v1", "/v1/"])("goes to the same address with the base …%s", async (end) => {
    const { call } = await send(await pictureRequest({ seed: 1 }), { baseUrl: emulator.url + end });
    expect(call?.path).toBe("/v1/images/generations");
  });

  it("has what the page needs and the seed, and no field that the recipe leaves alone", async () => {
    const request = await pictureRequest({ seed: 7 });
    const { body } = await send(request);
    expect(body).toEqual({ model: "Qwen/Qwen-Image-Edit", prompt, image: dataUrlOf(request), seed: 7 });
  });

  it.each([
    ["negative_prompt", { negativePrompt: "blurry, low quality 模糊" }, "blurry, low quality 模糊"],
    ["strength", { strength: 0 }, 0],
    ["strength", { strength: 0.8 }, 0.8],
    ["strength", { strength: 1 }, 1],
    ["steps", { steps: 1 }, 1],
    ["steps", { steps: 50 }, 50],
    ["guidance_scale", { guidanceScale: 1 }, 1],
    ["guidance_scale", { guidanceScale: 2.5 }, 2.5],
    ["guidance_scale", { guidanceScale: 10 }, 10],
    ["seed", { seed: 0 }, 0],
    ["seed", { seed: 2_147_483_647 }, 2_147_483_647],
  ])("says %s as %j has it, and no other field more", async (field, recipe, value) => {
    const { body } = await send(await pictureRequest({ seed: 7, ...recipe }));
    expect(body[field]).toBe(value);
    expect(Object.keys(body).sort()).toEqual([...new Set(["image", "model", "prompt", "seed", field])].sort());
  });

  it("leaves an empty negative prompt out", async () => {
    const { body } = await send(await pictureRequest({ seed: 7, negativePrompt: "" }));
    expect(body).not.toHaveProperty("negative_prompt");
  });

  it("never says n: each picture is a call of its own", async () => {
    const { body } = await send(await pictureRequest({ seed: 7, n: 4 }));
    expect(body).not.toHaveProperty("n");
  });

  it.each([
    [null, undefined],
    ["url", "url"],
    ["b64_json", "b64_json"],
  ] as const)("says response_format only as configured: %s", async (responseFormat, said) => {
    const { body } = await send(await pictureRequest({ seed: 7 }), { responseFormat });
    expect(body.response_format).toBe(said);
  });

  it.each([
    ["png", "image/png"],
    ["jpeg", "image/jpeg"],
  ] as const)("carries the very bytes of a %s as a data URL of its type", async (format, mediaType) => {
    const request = await pictureRequest({ seed: 7 }, { format });
    const { body, call } = await send(request);
    expect(body.image).toBe(dataUrlOf(request));
    expect(call?.fields.find(({ name }) => name === "image")).toMatchObject({
      contentType: mediaType,
      bytes: request.source.bytes.length,
      picture: { format, width: 64, height: 48 },
    });
  });

  it("keeps every sign of a prompt", async () => {
    const words = '把天空换成 "夜晚"\n👩‍🎨 \\ \u2028 </script>';
    const { body } = await send(await pictureRequest({ seed: 7, prompt: words }));
    expect(body.prompt).toBe(words);
  });

  it("records just what was sent, but the picture's bytes", async () => {
    const request = await pictureRequest({ seed: 7, steps: 30, strength: 0.5 });
    const { body, progress } = await send(request);
    const { image: _image, ...fields } = body;
    expect(progress.sent).toEqual({
      ...fields,
      imageMediaType: "image/png",
      imageWidth: 64,
      imageHeight: 48,
      imageBytes: request.source.bytes.length,
    });
    expect(progress).toMatchObject({ seed: 7, warnings: [] });
  });

  describe("by the later page (v2)", () => {
    const v2 = { profile: "v2" } as const;
    const all = { negativePrompt: "blurry", strength: 0.5, steps: 30, guidanceScale: 4, seed: 3 };

    it("has only the seed and the size beside what it needs, and says what was left out", async () => {
      const request = await pictureRequest(all, { width: 640, height: 480 });
      const { body, progress } = await send(request, { ...v2, responseFormat: "b64_json" });
      expect(body).toEqual({
        model: "Qwen/Qwen-Image-Edit",
        prompt,
        image: dataUrlOf(request),
        seed: 3,
        size: "640x480",
      });
      expect(progress.warnings.map(({ field, kind }) => `${field} ${kind}`)).toEqual([
        "negativePrompt unsupported",
        "strength unsupported",
        "steps unsupported",
        "guidanceScale unsupported",
      ]);
    });

    it.each([
      ["the recipe's", { size: "1024x1536" }, { width: 640, height: 480 }, "1024x1536", []],
      ["the picture's own", {}, { width: 480, height: 640 }, "480x640", []],
      ["the picture's shape within the range", {}, { width: 1776, height: 592 }, "1536x512", []],
      ["the picture's shape within the range", {}, { width: 2016, height: 1512 }, "1536x1152", []],
      ["the nearest to a long shape", {}, { width: 3200, height: 320 }, "1536x256", ["size adjusted"]],
      ["the nearest to a small picture", {}, { width: 300, height: 100 }, "300x256", ["size adjusted"]],
    ])("always says a size: %s", async (_what, recipe, picture, size, warnings) => {
      const { body, progress } = await send(await pictureRequest({ seed: 3, ...recipe }, picture), v2);
      expect(body.size).toBe(size);
      expect(progress.warnings.map(({ field, kind }) => `${field} ${kind}`)).toEqual(warnings);
    });
  });

  it("asks for the list of models with the key and without a body", async () => {
    await modelverseAt(emulator).check?.(signal);
    const [call] = emulator.calls();
    expect([call?.method, call?.path, call?.headers.authorization, call?.bodyBytes]).toEqual([
      "GET",
      "/v1/models",
      `Bearer ${emulator.apiKey}`,
      0,
    ]);
  });
});
