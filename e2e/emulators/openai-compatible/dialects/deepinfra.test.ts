import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Part } from "../../core/form-request";
import type { Emulator } from "../../core/start-emulator";
import { askDialect, pictureFile } from "../ask-dialect";
import { startOpenAiCompatibleEmulator } from "../start-openai-compatible-emulator";

let deepinfra: Emulator;
beforeAll(async () => {
  deepinfra = await startOpenAiCompatibleEmulator({ dialect: "deepinfra" });
});
beforeEach(() => deepinfra.reset());
afterAll(() => deepinfra.close());

describe("DeepInfra", () => {
  it("answers raw base64 at the size asked for", async () => {
    const { data } = await (await askDialect(deepinfra, { size: "256x192", n: "2" })).json();
    expect(data).toHaveLength(2);
    expect(await sharp(Buffer.from(data[0].b64_json, "base64")).metadata()).toMatchObject({
      format: "png",
      width: 256,
      height: 192,
    });
  });

  it.each<[Record<string, Part | null>, number, RegExp]>([
    [
      { image: null, "image[]": { bytes: Buffer.from("x"), fileName: "a.png", contentType: "image/png" } },
      422,
      /"image"\],"msg":"Field required/,
    ],
    [{ prompt: null }, 422, /Field required/],
    [{ model: null }, 422, /Field required/],
    [{ model: "other" }, 404, /Model is not available/],
    [{ n: "5" }, 422, /between 1 and 4/],
    [{ n: "two" }, 422, /valid integer/],
    [{ size: "big" }, 422, /WxH/],
    [{ response_format: "url" }, 422, /b64_json/],
    [{ image: { bytes: Buffer.from("x"), fileName: "a.png", contentType: "image/png" } }, 422, /cannot identify/],
  ])("refuses %j with %i and a detail", async (parts, status, words) => {
    const answer = await askDialect(deepinfra, parts);
    expect(answer.status).toBe(status);
    expect(JSON.stringify((await answer.json()).detail)).toMatch(words);
  });

  it("lives under /v1/openai and asks for a key", async () => {
    expect((await askDialect(deepinfra, {}, "Bearer wrong")).status).toBe(401);
    expect((await fetch(`${deepinfra.url}/v1/images/edits`, { method: "POST" })).status).toBe(404);
    const parts = { image: await pictureFile(), strength: "0.5", size: "64x64" };
    expect((await askDialect(deepinfra, parts)).status).toBe(200);
    expect(deepinfra.calls().at(-1)?.complaints).toEqual(["strength is unknown and was ignored"]);
  });
});
