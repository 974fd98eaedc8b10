import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDmxapiAnswer } from "./response";

const upstream = (...images: unknown[]) => ({
  output: {
    choices: [{ finish_reason: "stop", message: { role: "assistant", content: images.map((image) => ({ image })) } }],
  },
  request_id: "33f9ea95",
});
const bytes = Buffer.from("a picture");

describe("readDmxapiAnswer", () => {
  it.each([
    [
      "the documented answer",
      { data: [{ url: "https://x/a" }], created: 1, extra: upstream("https://x/a") },
      { url: "https://x/a" },
      "33f9ea95",
    ],
    [
      "the gateway's answer",
      {
        data: [{ url: "https://x/b", b64_json: "", revised_prompt: "" }],
        metadata: upstream("https://x/a", "https://x/b"),
      },
      { url: "https://x/a" },
      "33f9ea95",
    ],
    [
      "an answer without the model's own",
      { data: [{ url: "https://x/b", b64_json: "" }] },
      { url: "https://x/b" },
      null,
    ],
    ["raw base64", { data: [{ b64_json: bytes.toString("base64") }] }, { bytes }, null],
    ["empty strings", { data: [{ url: "", b64_json: "" }], extra: upstream("") }, null, "33f9ea95"],
    ["an empty list", { data: [] }, null, null],
    [
      "an extra of another shape",
      { data: [{ url: "https://x/b" }], extra: { output: "none" } },
      { url: "https://x/b" },
      null,
    ],
    ["a text", "busy", null, null],
  ])("reads %s", (_what, answer, picture, requestId) => {
    expect(readDmxapiAnswer(answer)).toEqual({ picture, requestId });
  });

  it("reads any JSON without a crash", () => {
    fc.assert(fc.property(fc.jsonValue(), (answer) => void readDmxapiAnswer(answer)));
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.jsonValue(),
        (data, extra) => void readDmxapiAnswer({ data, extra, metadata: extra }),
      ),
    );
  });
});
