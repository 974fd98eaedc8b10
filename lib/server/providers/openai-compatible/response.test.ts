import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openAiVerdict, openAiWords } from "./errors";
import { pictureOfOpenAi } from "./response";

const bytes = Buffer.from("a picture");
const base64 = bytes.toString("base64");
const base = "http://gpu.example:8000/v1";

describe("pictureOfOpenAi", () => {
  it.each([
    ["raw base64", { b64_json: base64, url: null }, { bytes }],
    ["a data URL", { b64_json: `data:image/png;base64,${base64}` }, { bytes }],
    ["a data URL as address", { url: `data:image/png;base64,${base64}` }, { bytes }],
    ["an absolute address", { url: "https://x.example/a.png" }, { url: "https://x.example/a.png" }],
    ["a relative address", { url: "/v1/images/7/content" }, { url: "http://gpu.example:8000/v1/images/7/content" }],
    ["an impossible address", { url: "http://[" }, null],
    ["nothing", {}, null],
  ])("reads %s", (_what, item, picture) => {
    expect(pictureOfOpenAi({ data: [item] }, base)).toEqual(picture);
  });

  it("reads any JSON without a crash", () => {
    fc.assert(fc.property(fc.jsonValue(), (answer) => void pictureOfOpenAi(answer, base)));
    fc.assert(fc.property(fc.jsonValue(), (answer) => void openAiWords(answer, "any")));
  });
});

describe("openAiWords", () => {
  it.each([
    [
      { error: { message: "no", code: "moderation_blocked", type: "x" } },
      "openai",
      { code: "moderation_blocked", message: "no" },
    ],
    [{ error: "no image" }, "error_text", { code: null, message: "no image" }],
    [{ detail: "no" }, "detail", { code: null, message: "no" }],
    [
      { detail: [{ msg: "field required" }, { msg: "too long" }] },
      "detail",
      { code: null, message: "field required; too long" },
    ],
    [
      { code: "Throttling", message: "slow", request_id: "r1" },
      "flat",
      { code: "Throttling", message: "slow", requestId: "r1" },
    ],
    [{ detail: "no" }, "openai", { message: "no" }],
  ] as const)("reads %j as %s", (answer, shape, words) => {
    expect(openAiWords(answer, shape)).toMatchObject(words);
  });

  it("knows OpenAI's codes, and else goes by the status", () => {
    const words = (code: string | null) => ({ code, message: null, requestId: null });
    expect(openAiVerdict(400, words("moderation_blocked")).code).toBe("blocked");
    expect(openAiVerdict(429, words("insufficient_quota")).code).toBe("out_of_credit");
    expect(openAiVerdict(422, words(null)).code).toBe("bad_input");
  });
});
