import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Part } from "../../core/form-request";
import { markOf, readMark } from "../../core/mark";
import type { Emulator } from "../../core/start-emulator";
import { askDialect, pictureFile } from "../ask-dialect";
import { startOpenAiCompatibleEmulator } from "../start-openai-compatible-emulator";

let engine: Emulator;
beforeAll(async () => {
  engine = await startOpenAiCompatibleEmulator({ dialect: "vllm-omni" });
});
beforeEach(() => engine.reset());
afterAll(() => engine.close());

describe("vLLM-Omni", () => {
  it.each<Record<string, string>>([
    { negative_prompt: " " },
    { num_inference_steps: "40" },
    { true_cfg_scale: "4.0" },
    { guidance_scale: "1" },
    { seed: "777" },
    { response_format: "b64_json" },
    { output_format: "webp" },
    { n: "2" },
    { user: "user-1" },
  ])("takes %j", async (parts) => {
    expect((await askDialect(engine, parts)).status).toBe(200);
    expect(engine.calls()[0]?.complaints).toEqual([]);
  });

  it("answers base64 beside a null url, at the size of the picture sent", async () => {
    const body = await (await askDialect(engine, { seed: "5" })).json();
    expect(body).toMatchObject({ output_format: "png", size: "128x96", data: [{ url: null, revised_prompt: null }] });
    const bytes = Buffer.from(body.data[0].b64_json, "base64");
    expect(await sharp(bytes).metadata()).toMatchObject({ format: "png", width: 128, height: 96 });
    expect(await readMark(bytes)).toEqual(markOf({ prompt: "Make it night", seed: 5 }));
  });

  it("takes the size asked for, floored to 16", async () => {
    expect(await (await askDialect(engine, { size: "250x100" })).json()).toMatchObject({ size: "240x96" });
  });

  it("draws a seed for 0 and for none", async () => {
    await askDialect(engine, { seed: "0" });
    await askDialect(engine);
    for (const { seed } of engine.calls()) expect(seed).toBeGreaterThan(0);
  });

  it("reads image[] as well, and passes unknown fields and another model over", async () => {
    const parts = { image: null, "image[]": await pictureFile(), model: "other", strength: "0.5" };
    expect((await askDialect(engine, parts)).status).toBe(200);
    expect(engine.calls()[0]?.complaints).toEqual([
      "strength is unknown and was ignored",
      "model other was ignored: Qwen/Qwen-Image-Edit-2511 is running",
    ]);
  });

  it.each<[Record<string, Part | null>, number, RegExp]>([
    [{ response_format: "url" }, 400, /Only response_format 'b64_json'/],
    [{ size: "1024x" }, 400, /Invalid size format: '1024x'/],
    [{ stream: "true" }, 400, /multi-stage/],
    [{ image: null }, 422, /Field 'image' or 'url' is required/],
    [{ prompt: null }, 422, /Field required/],
    [{ seed: "seven" }, 422, /valid integer/],
    [{ true_cfg_scale: "much" }, 422, /valid number/],
    [{ n: "11" }, 422, /between 1 and 10/],
    [{ image: { bytes: Buffer.from("x"), fileName: "a.png", contentType: "image/png" } }, 400, /cannot identify/],
  ])("refuses %j with %i and a detail", async (parts, status, words) => {
    const answer = await askDialect(engine, parts);
    expect(answer.status).toBe(status);
    expect(JSON.stringify((await answer.json()).detail)).toMatch(words);
  });

  it("asks for a key only where it was started with one", async () => {
    const guarded = await startOpenAiCompatibleEmulator({ dialect: "vllm-omni", apiKey: "secret" });
    expect((await askDialect(guarded, {}, "Bearer wrong")).status).toBe(401);
    expect((await askDialect(guarded)).status).toBe(200);
    await guarded.close();
  });
});
