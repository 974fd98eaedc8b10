import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Part } from "../../core/form-request";
import type { Emulator } from "../../core/start-emulator";
import { askDialect } from "../ask-dialect";
import { startOpenAiCompatibleEmulator } from "../start-openai-compatible-emulator";

let engine: Emulator;
beforeAll(async () => {
  engine = await startOpenAiCompatibleEmulator({ dialect: "sglang" });
});
beforeEach(() => engine.reset());
afterAll(() => engine.close());

describe("SGLang", () => {
  it("answers raw base64 of a JPEG at about a megapixel", async () => {
    const body = await (await askDialect(engine)).json();
    const bytes = Buffer.from(body.data[0].b64_json, "base64");
    expect(await sharp(bytes).metadata()).toMatchObject({ format: "jpeg", width: 1184, height: 880 });
    expect(body.data[0]).toMatchObject({ url: null, revised_prompt: "Make it night" });
  });

  it("answers url as a relative link that leads to the picture, again and again", async () => {
    engine.switch({ resultSize: "64x48" });
    const { data } = await (await askDialect(engine, { response_format: "url", output_format: "png" })).json();
    expect(data[0].url).toMatch(/^\/v1\/images\/[0-9a-f]+\/content$/);
    for (let fetched = 0; fetched < 2; fetched++) {
      const picture = await fetch(new URL(data[0].url, engine.url));
      expect(await sharp(Buffer.from(await picture.arrayBuffer())).metadata()).toMatchObject({
        format: "png",
        width: 64,
      });
    }
    expect(engine.calls()).toHaveLength(1);
    expect(engine.downloads()).toHaveLength(2);
  });

  it("draws the same picture each time unless a seed is named", async () => {
    engine.switch({ resultSize: "64x48" });
    await askDialect(engine);
    await askDialect(engine);
    await askDialect(engine, { seed: "0" });
    expect(engine.calls().map(({ seed }) => seed)).toEqual([1024, 1024, 0]);
  });

  it.each<[Record<string, Part | null>, number, RegExp]>([
    [{ response_format: "png" }, 400, /response_format=png is not supported/],
    [{ image: null }, 422, /Field 'image' or 'url' is required/],
    [{ prompt: null }, 422, /Field required/],
    [{ num_inference_steps: "4.5" }, 422, /valid integer/],
    [
      { image: { bytes: Buffer.from("x"), fileName: "a.png", contentType: "image/png" } },
      400,
      /Failed to process image source/,
    ],
  ])("refuses %j with %i and a detail", async (parts, status, words) => {
    const answer = await askDialect(engine, parts);
    expect(answer.status).toBe(status);
    expect(JSON.stringify((await answer.json()).detail)).toMatch(words);
  });
});
