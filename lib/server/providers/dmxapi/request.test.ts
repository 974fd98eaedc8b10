import { describe, expect, it } from "vitest";
import { editRequest } from "../__fixtures__/edit-request";
import { toDmxapiRequest } from "./request";

describe("toDmxapiRequest", () => {
  it("has the parts of the page and nothing else", async () => {
    const { form } = toDmxapiRequest(editRequest({ size: "1024x1024" }));
    const parts = [...form.entries()].map(([name, value]) => [name, typeof value === "string" ? value : "file"]);
    expect(parts).toEqual([
      ["image", "file"],
      ["prompt", "Convert to quick pencil sketch"],
      ["model", "qwen-image-edit"],
      ["n", "1"],
      ["size", "1024x1024"],
      ["response_format", "url"],
      ["user", "opaque-owner"],
    ]);
  });

  it.each([
    ["image/png", "image.png"],
    ["image/jpeg", "image.jpg"],
  ] as const)("names a %s %s, whatever the person's file was called", async (mediaType, name) => {
    const file = toDmxapiRequest(editRequest({}, { mediaType })).form.get("image") as File;
    expect([file.name, file.type, Buffer.from(await file.arrayBuffer()).toString()]).toEqual([
      name,
      mediaType,
      "the picture's bytes",
    ]);
  });

  it("sends no size unless one is asked for", () => {
    expect(toDmxapiRequest(editRequest()).form.has("size")).toBe(false);
  });

  it("warns of each value that the model does not take", () => {
    const { warnings, sent } = toDmxapiRequest(
      editRequest({ negativePrompt: "blurry", strength: 0.5, steps: 20, guidanceScale: 4, seed: 9 }),
    );
    expect(warnings.map(({ field }) => field)).toEqual([
      "negativePrompt",
      "strength",
      "steps",
      "guidanceScale",
      "seed",
    ]);
    expect(sent).not.toHaveProperty("seed");
  });
});
