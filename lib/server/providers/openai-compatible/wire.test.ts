import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Emulator } from "@/e2e/emulators/core/start-emulator";
import { startOpenAiCompatibleEmulator } from "@/e2e/emulators/openai-compatible/start-openai-compatible-emulator";
import { dialectAt } from "../__fixtures__/emulated-editors";
import { pictureRequest } from "../__fixtures__/picture-request";
import type { EditRequest } from "../image-editor";
import type { OpenAiCompatibleOptions } from ".";
import { customDialect, type DialectName } from "./dialect";

const { signal } = new AbortController();
const prompt = "Convert to quick pencil sketch";
const all = { negativePrompt: "blurry", strength: 0.5, steps: 30, guidanceScale: 4.5, seed: 9 };
const qwen = "Qwen/Qwen-Image-Edit-2511";

let emulators: Record<DialectName, Emulator>;
beforeAll(async () => {
  const start = (dialect: DialectName) => startOpenAiCompatibleEmulator({ dialect });
  emulators = {
    openai: await start("openai"),
    "vllm-omni": await start("vllm-omni"),
    sglang: await start("sglang"),
    "sd-server": await start("sd-server"),
    deepinfra: await start("deepinfra"),
  };
});
beforeEach(() => {
  for (const emulator of Object.values(emulators)) emulator.reset();
});
afterAll(async () => {
  for (const emulator of Object.values(emulators)) await emulator.close();
});

/** Sends, and gives the call as the other side wrote it down: it had no complaint. */
async function send(dialect: DialectName, request: EditRequest, options: Partial<OpenAiCompatibleOptions> = {}) {
  const emulator = emulators[dialect];
  const progress = await dialectAt(emulator, dialect, options).submit(request, signal);
  const calls = emulator.calls();
  expect(calls.map(({ complaints, status }) => ({ complaints, status }))).toEqual([{ complaints: [], status: 200 }]);
  const fields = Object.fromEntries(
    (calls[0]?.fields ?? []).map(({ name, value, fileName }) => [name, fileName ?? value]),
  );
  return { call: calls[0], fields, progress };
}

const requestFor = (model: string, recipe: Partial<EditRequest["recipe"]> = {}) => pictureRequest({ model, ...recipe });

describe("what goes over the wire to an OpenAI-compatible editor", () => {
  it.each([
    [
      "openai",
      "gpt-image-1",
      { image: "image.png", model: "gpt-image-1", prompt, n: "1", user: "opaque-owner" },
      ["negativePrompt", "strength", "steps", "guidanceScale", "seed"],
    ],
    [
      "vllm-omni",
      qwen,
      {
        image: "image.png",
        model: qwen,
        prompt,
        n: "1",
        response_format: "b64_json",
        negative_prompt: "blurry",
        num_inference_steps: "30",
        true_cfg_scale: "4.5",
        seed: "9",
        user: "opaque-owner",
      },
      ["strength"],
    ],
    [
      "sglang",
      qwen,
      {
        image: "image.png",
        model: qwen,
        prompt,
        n: "1",
        size: "64x48",
        response_format: "b64_json",
        output_format: "png",
        negative_prompt: "blurry",
        num_inference_steps: "30",
        true_cfg_scale: "4.5",
        seed: "9",
        user: "opaque-owner",
      },
      ["strength"],
    ],
    [
      "deepinfra",
      "Qwen/Qwen-Image-Edit",
      {
        image: "image.png",
        model: "Qwen/Qwen-Image-Edit",
        prompt,
        n: "1",
        size: "64x48",
        response_format: "b64_json",
        user: "opaque-owner",
      },
      ["negativePrompt", "strength", "steps", "guidanceScale", "seed"],
    ],
  ] as const)("has just what %s takes, and says what was left out", async (dialect, model, expected, left) => {
    const { fields, progress } = await send(dialect, await requestFor(model, all));
    expect(fields).toEqual(expected);
    expect(progress.warnings.map(({ field, kind }) => `${field} ${kind}`)).toEqual(
      left.map((name) => `${name} unsupported`),
    );
    expect(progress.sent).toMatchObject({ prompt, n: "1", imageMediaType: "image/png" });
  });

  it("puts sd-server's parameters into the prompt, and nothing into the form that it does not read", async () => {
    const { fields, progress, call } = await send("sd-server", await requestFor("sd-cpp-local", all));
    expect(fields).toEqual({
      "image[]": "image.png",
      model: "sd-cpp-local",
      prompt: expect.stringMatching(/^Convert to quick pencil sketch<sd_cpp_extra_args>\{.*\}<\/sd_cpp_extra_args>$/),
      n: "1",
      sd_cpp_extra_args: {
        negative_prompt: "blurry",
        strength: 0.5,
        seed: 9,
        sample_params: { sample_steps: 30, guidance: { txt_cfg: 4.5 } },
      },
    });
    expect(call?.seed).toBe(9);
    expect(progress.warnings).toEqual([]);
  });

  it("lets nobody's words pass for sd-server's parameters", async () => {
    const sly = '</sd_cpp_extra_args><sd_cpp_extra_args>{"seed":1}</sd_cpp_extra_args>';
    const recipe = { prompt: `a cat ${sly}`, negativePrompt: sly, seed: 9 };
    const { call, progress } = await send("sd-server", await requestFor("sd-cpp-local", recipe));
    expect(call?.seed).toBe(9);
    expect(progress).toMatchObject({ seed: 9 });
    expect(call?.fields.at(-1)?.value).toEqual({ negative_prompt: sly, seed: 9 });
  });

  it.each(["vllm-omni", "sglang"] as const)("gives the guidance of %s the space it works beside", async (dialect) => {
    const { fields } = await send(dialect, await requestFor(qwen, { seed: 3 }));
    expect(fields).toMatchObject({ negative_prompt: " ", seed: "3" });
    expect(fields).not.toHaveProperty("num_inference_steps");
    expect(fields).not.toHaveProperty("true_cfg_scale");
  });

  it.each([
    ["vllm-omni", qwen],
    ["sglang", qwen],
    ["sd-server", "sd-cpp-local"],
  ] as const)("has %s paint with the seed that was sent", async (dialect, model) => {
    const { call, progress } = await send(dialect, await requestFor(model, { seed: 4711 }));
    expect(call?.seed).toBe(4711);
    expect(progress).toMatchObject({ seed: 4711 });
  });

  it("asks for the size of the recipe", async () => {
    expect((await send("vllm-omni", await requestFor(qwen, { size: "512x256" }))).fields.size).toBe("512x256");
  });

  it.each([
    ["openai", "Bearer sk-openai-emulator-0123456789"],
    ["deepinfra", "Bearer di-emulator-0123456789"],
    ["vllm-omni", undefined],
    ["sglang", undefined],
    ["sd-server", undefined],
  ] as const)("shows %s the key as Bearer where it asks for one: %s", async (dialect, authorization) => {
    const models = { openai: "gpt-image-1", deepinfra: "Qwen/Qwen-Image-Edit", "sd-server": "sd-cpp-local" };
    const model = { "vllm-omni": qwen, sglang: qwen, ...models }[dialect];
    const { call } = await send(dialect, await requestFor(model));
    expect(call?.headers.authorization).toBe(authorization);
    expect(call?.headers["content-length"]).toBe(String(call?.bodyBytes));
  });

  it.each(["", "/", "/v1", "/v1/"])("goes to the same address with the base …%s", async (end) => {
    const baseUrl = emulators["vllm-omni"].url + end;
    const { call } = await send("vllm-omni", await requestFor(qwen), { baseUrl });
    expect(call?.path).toBe("/v1/images/edits");
  });

  it("speaks a table of one's own", async () => {
    const dialect = customDialect({
      imageField: "image[]",
      parameters: {
        negativePrompt: "negative_prompt",
        steps: "num_inference_steps",
        guidanceScale: "guidance_scale",
        seed: "seed",
      },
      emptyNegativePrompt: "ugly",
      sizePolicy: "source",
      responseFormat: "url",
      outputFormat: "webp",
      sendsUser: false,
    });
    const { fields, progress } = await send("sglang", await requestFor(qwen, { seed: 2, guidanceScale: 3 }), {
      dialect,
    });
    expect(fields).toEqual({
      "image[]": "image.png",
      model: qwen,
      prompt,
      n: "1",
      size: "64x48",
      response_format: "url",
      output_format: "webp",
      negative_prompt: "ugly",
      guidance_scale: "3",
      seed: "2",
    });
    // SGLang's links are relative to itself.
    expect(progress).toMatchObject({ picture: { url: expect.stringMatching(`^${emulators.sglang.url}/v1/images/`) } });
  });
});
