import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Part } from "../../core/form-request";
import { markOf, readMark } from "../../core/mark";
import type { Emulator } from "../../core/start-emulator";
import { askDialect, pictureFile } from "../ask-dialect";
import { startOpenAiCompatibleEmulator } from "../start-openai-compatible-emulator";

let engine: Emulator;
beforeAll(async () => {
  engine = await startOpenAiCompatibleEmulator({ dialect: "sd-server" });
});
beforeEach(() => engine.reset());
afterAll(() => engine.close());

describe("sd-server", () => {
  it("reads its parameters from inside the prompt, and takes them out of it", async () => {
    const prompt = 'Make it night<sd_cpp_extra_args>{"seed":9,"sample_params":{"sample_steps":4}}</sd_cpp_extra_args>';
    const body = await (await askDialect(engine, { prompt })).json();
    const bytes = Buffer.from(body.data[0].b64_json, "base64");
    expect(await readMark(bytes)).toEqual(markOf({ prompt: "Make it night", seed: 9 }));
    expect(await sharp(bytes).metadata()).toMatchObject({ format: "png", width: 128, height: 96 });
    expect(engine.calls()[0]?.fields.at(-1)).toMatchObject({
      name: "sd_cpp_extra_args",
      value: { seed: 9, sample_params: { sample_steps: 4 } },
    });
  });

  it("prefers image[] to the old image, which does for one", async () => {
    const sizeOf = async (answer: Response) => {
      const { width, height } = await sharp(Buffer.from((await answer.json()).data[0].b64_json, "base64")).metadata();
      return [width, height];
    };
    expect(await sizeOf(await askDialect(engine, { image: await pictureFile(32, 32) }))).toEqual([128, 96]);
    const old = { "image[]": null, image: await pictureFile(48, 32) };
    expect(await sizeOf(await askDialect(engine, old))).toEqual([48, 32]);
  });

  it("passes over what it does not know, and a picture that does not decode", async () => {
    const image = { bytes: Buffer.from("x"), fileName: "a.png", contentType: "image/png" };
    expect((await askDialect(engine, { "image[]": image, seed: "5" })).status).toBe(200);
    expect(engine.calls()[0]?.complaints).toEqual([
      "seed is unknown and was ignored",
      "image is no picture and was passed over",
    ]);
  });

  it.each<[Record<string, Part | null>, string]>([
    [{ "image[]": null }, "at least one image[] required"],
    [{ prompt: null }, "prompt required"],
    [{ output_format: "webp" }, "invalid output_format, must be one of [png, jpeg]"],
    [{ prompt: "x<sd_cpp_extra_args>{</sd_cpp_extra_args>" }, "invalid sd_cpp_extra_args"],
  ])("refuses %j with a bare sentence", async (parts, error) => {
    const answer = await askDialect(engine, parts);
    expect([answer.status, await answer.json()]).toEqual([400, { error }]);
  });
});
