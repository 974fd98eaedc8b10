import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Part } from "../../core/form-request";
import type { Emulator } from "../../core/start-emulator";
import { askDialect, pictureFile } from "../ask-dialect";
import { startOpenAiCompatibleEmulator } from "../start-openai-compatible-emulator";
import { openAiErrors } from "./openai-errors";

let openai: Emulator;
beforeAll(async () => {
  openai = await startOpenAiCompatibleEmulator({ dialect: "openai" });
});
beforeEach(() => openai.reset());
afterAll(() => openai.close());

describe("gpt-image", () => {
  it.each<Record<string, string>>([
    { n: "2" },
    { size: "1024x1536" },
    { size: "auto" },
    { quality: "low" },
    { background: "opaque" },
    { output_format: "webp" },
    { output_compression: "80" },
    { input_fidelity: "high" },
    { moderation: "low" },
    { user: "user-1" },
    { model: "gpt-image-2", size: "1088x816" },
  ])("takes %j", async (parts) => {
    openai.switch({ resultSize: "32x32" });
    expect((await askDialect(openai, parts)).status).toBe(200);
  });

  it("answers raw base64 at one of its sizes, with usage and a request id", async () => {
    const answer = await askDialect(openai, { output_format: "jpeg" });
    expect(answer.headers.get("x-request-id")).toMatch(/^req_/);
    const body = await answer.json();
    expect(body).toMatchObject({ output_format: "jpeg", size: "1536x1024", usage: { total_tokens: 4460 } });
    expect(Object.keys(body.data[0])).toEqual(["b64_json"]);
    const bytes = Buffer.from(body.data[0].b64_json, "base64");
    expect(await sharp(bytes).metadata()).toMatchObject({ format: "jpeg", width: 1536, height: 1024 });
  });

  it("takes several pictures only as image[]", async () => {
    openai.switch({ resultSize: "32x32" });
    expect((await askDialect(openai, { image: null, "image[]": await pictureFile() })).status).toBe(200);
  });

  it.each<[Record<string, Part | null>, string, string]>([
    [{ response_format: "b64_json" }, "response_format", "unknown_parameter"],
    [{ seed: "7" }, "seed", "unknown_parameter"],
    [{ negative_prompt: "x" }, "negative_prompt", "unknown_parameter"],
    [{ num_inference_steps: "20" }, "num_inference_steps", "unknown_parameter"],
    [{ prompt: null }, "prompt", "missing_required_parameter"],
    [{ image: null }, "image", "missing_required_parameter"],
    [{ image: "text" }, "image", "invalid_type"],
    [{ model: "dall-e-9" }, "model", "invalid_value"],
    [{ n: "0" }, "n", "invalid_value"],
    [{ n: "11" }, "n", "invalid_value"],
    [{ size: "1088x816" }, "size", "invalid_value"],
    [{ size: "1000x1000", model: "gpt-image-2" }, "size", "invalid_value"],
    [{ quality: "best" }, "quality", "invalid_value"],
    [{ output_format: "gif" }, "output_format", "invalid_value"],
    [{ output_compression: "101" }, "output_compression", "invalid_value"],
    [{ prompt: "x".repeat(32_001) }, "prompt", "string_above_max_length"],
    [
      { image: { bytes: Buffer.from("x"), fileName: "a.png", contentType: "image/png" } },
      "image",
      "invalid_image_file",
    ],
    [
      { image: { bytes: Buffer.from("x"), fileName: "a.png", contentType: "application/octet-stream" } },
      "image",
      "unsupported_file_mimetype",
    ],
  ])("refuses %j, naming %s with %s", async (parts, param, code) => {
    const answer = await askDialect(openai, parts);
    expect(answer.status).toBe(400);
    expect((await answer.json()).error).toMatchObject({ type: "invalid_request_error", param, code });
    expect(openai.calls()[0]?.charged).toBe(0);
  });

  it("refuses a wrong key and a wrong address", async () => {
    const keyless = await askDialect(openai, {}, "Bearer sk-wrong");
    expect(keyless.status).toBe(401);
    expect((await keyless.json()).error.code).toBe("invalid_api_key");
    expect((await fetch(`${openai.url}/v1/v1/images/edits`, { method: "POST" })).status).toBe(404);
    expect((await fetch(`${openai.url}/v1/models`)).status).toBe(401);
  });

  it.each(Object.entries(openAiErrors).filter(([name]) => !name.startsWith("html_")))(
    "answers row %s",
    async (error, row) => {
      openai.switch({ error });
      const answer = await askDialect(openai);
      expect(answer.status).toBe(row.status);
      expect(await answer.json()).toEqual(row.body(""));
    },
  );
});
