import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pictureOfModelverse } from "./response";

const bytes = Buffer.from("a picture");
const base64 = bytes.toString("base64");

describe("pictureOfModelverse", () => {
  it.each([
    ["an address", { data: [{ url: "https://x.example/a.png" }] }, { url: "https://x.example/a.png" }],
    ["base64", { data: [{ b64_json: base64 }] }, { bytes }],
    ["base64 with a prefix", { data: [{ b64_json: `data:image/png;base64,${base64}` }] }, { bytes }],
    ["both at once", { data: [{ url: "https://x.example/a.png", b64_json: base64 }] }, { bytes }],
    [
      "an empty text beside an address",
      { data: [{ url: "https://x.example/a.png", b64_json: "" }] },
      { url: "https://x.example/a.png" },
    ],
    ["null beside base64", { data: [{ url: null, b64_json: base64 }] }, { bytes }],
    [
      "a broken text beside an address",
      { data: [{ url: "https://x.example/a.png", b64_json: "<html>" }] },
      { url: "https://x.example/a.png" },
    ],
    ["an empty list", { data: [] }, null],
    ["empty strings", { data: [{ url: "", b64_json: "" }] }, null],
    ["no list", { created: 1 }, null],
    ["no object", "busy", null],
    ["nothing", undefined, null],
  ])("reads %s", (_what, answer, picture) => {
    expect(pictureOfModelverse(answer)).toEqual(picture);
  });

  it("reads any JSON without a crash", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (answer) => {
        const picture = pictureOfModelverse(answer);
        expect(picture === null || "url" in picture || picture.bytes.length > 0).toBe(true);
      }),
    );
  });
});
