import { deflateSync } from "node:zlib";
import fc from "fast-check";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { findRecipe, PNG_KEYWORD } from "./find-recipe";
import { withGifXmp } from "./gif-xmp";
import { withPngTexts } from "./png-text-chunk";
import { parseRecipeRecord, type RecipeRecord, toRecipeRecord, writeRecipeRecord } from "./recipe-record";
import { writeXmpPacket } from "./xmp-packet";

const record: RecipeRecord = {
  version: 1,
  app: "Diptych 0.1.0",
  provider: "modelverse",
  model: "Qwen/Qwen-Image-Edit",
  prompt: 'Replace "a < b" & \n改成水彩画 🎨 \u2028\ufffe',
  negativePrompt: "",
  strength: 0.8,
  steps: 20,
  guidanceScale: 2.5,
  seed: 42,
  size: null,
  sendSize: "model",
  sent: { model: "Qwen/Qwen-Image-Edit", seed: 42, prompt: "]]>" },
};

let png: Buffer;
let jpeg: Buffer;
let webp: Buffer;
let gif: Buffer;
beforeAll(async () => {
  const picture = () => sharp({ create: { width: 24, height: 16, channels: 3, background: "#846" } });
  [png, jpeg, webp, gif] = await Promise.all([
    picture().png().toBuffer(),
    picture().jpeg().toBuffer(),
    picture().webp().toBuffer(),
    picture().gif().toBuffer(),
  ]);
});

/** A PNG text chunk with a checksum that nobody reads. */
function pngChunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(type, "latin1"), data, Buffer.alloc(4)]);
}
const withChunk = (type: string, data: Buffer | string) =>
  Buffer.concat([png.subarray(0, 33), pngChunk(type, Buffer.from(data as string)), png.subarray(33)]);
const withText = (keyword: string, text: string) => Buffer.from(withPngTexts(png, { [keyword]: text }));
const withComment = (text: string, encoding: BufferEncoding, code: string) =>
  sharp(jpeg)
    .withExif({ IFD2: { UserComment: "x" } })
    .toBuffer()
    .then((file) => {
      // sharp writes the comment as it likes; the block is made by hand instead.
      const comment = Buffer.concat([Buffer.from(code.padEnd(8, "\0"), "latin1"), Buffer.from(text, encoding)]);
      const tiff = Buffer.alloc(8 + 2 + 12 + 4 + 2 + 12 + 4);
      tiff.write("II*\0", 0, "latin1");
      tiff.writeUInt32LE(8, 4);
      tiff.writeUInt16LE(1, 8);
      tiff.writeUInt16LE(0x8769, 10);
      tiff.writeUInt16LE(4, 12);
      tiff.writeUInt32LE(1, 14);
      tiff.writeUInt32LE(26, 18);
      tiff.writeUInt16LE(1, 26);
      tiff.writeUInt16LE(0x9286, 28);
      tiff.writeUInt16LE(7, 30);
      tiff.writeUInt32LE(comment.length, 32);
      tiff.writeUInt32LE(tiff.length, 36);
      const body = Buffer.concat([Buffer.from("Exif\0\0", "latin1"), tiff, comment]);
      const head = Buffer.from([0xff, 0xe1, 0, 0]);
      head.writeUInt16BE(body.length + 2, 2);
      expect(file.length).toBeGreaterThan(0);
      return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
    });

describe("a recipe of ours", () => {
  const json = writeRecipeRecord(record);

  it("comes back from each format, byte for byte", async () => {
    const packet = writeXmpPacket({ "diptych:recipe": json });
    const files = [
      withText(PNG_KEYWORD, json),
      await sharp(jpeg).withXmp(packet).jpeg().toBuffer(),
      await sharp(webp).withXmp(packet).webp().toBuffer(),
      await sharp(png).withXmp(packet).png().toBuffer(),
      withGifXmp(gif, packet),
    ];
    for (const file of files) {
      const found = await findRecipe(file);
      expect(found?.origin).toBe("diptych");
      expect(writeRecipeRecord(found?.fields as RecipeRecord)).toBe(json);
      expect(found?.fields).toEqual(record);
    }
  });

  it("leaves a PNG that every reader takes", async () => {
    const { data, info } = await sharp(withText(PNG_KEYWORD, json)).raw().toBuffer({ resolveWithObject: true });
    expect(info).toMatchObject({ width: 24, height: 16 });
    expect(data).toEqual(await sharp(png).raw().toBuffer());
  });

  it("leaves a GIF that every reader takes", async () => {
    const { data, info } = await sharp(withGifXmp(gif, "<x/>")).raw().toBuffer({ resolveWithObject: true });
    expect(info).toMatchObject({ width: 24, height: 16 });
    expect(data).toEqual(await sharp(gif).raw().toBuffer());
  });

  it("survives XML for any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (prompt) => {
        expect(parseRecipeRecord(writeRecipeRecord({ ...record, prompt }))).toEqual({ ...record, prompt });
      }),
    );
  });

  it("does not say who called", () => {
    const { n: _, ...made } = { n: 2, ...record };
    const sent = { seed: 7, user: "0123456789abcdef" };
    const written = toRecipeRecord({ ...made, n: 2 }, { seed: 7, sent }, "Diptych 0.1.0");
    expect(written).toMatchObject({ seed: 7, sent: { seed: 7 } });
    expect(JSON.stringify(written)).not.toContain("0123456789abcdef");
    expect(written).not.toHaveProperty("n");
  });
});

const parameters =
  'a castle, by the sea\n雨夜\nNegative prompt: blurry,\nlow quality\nSteps: 30, Sampler: DPM++ 2M, CFG scale: 7.5, Seed: 12345, Size: 512x768, Model: dreams, Denoising strength: 0.6, Extra: "a, b: c"';
const parametersFields = {
  prompt: "a castle, by the sea\n雨夜",
  negativePrompt: "blurry,\nlow quality",
  steps: 30,
  guidanceScale: 7.5,
  seed: 12345,
  strength: 0.6,
  model: "dreams",
};

describe("a recipe of another tool", () => {
  it.each([
    ["tEXt", () => withChunk("tEXt", `parameters\0${parameters}`)],
    [
      "zTXt",
      () =>
        withChunk(
          "zTXt",
          Buffer.concat([
            Buffer.from("parameters\0\0"),
            deflateSync(Buffer.from(parameters.replace("雨夜", "rain"), "latin1")),
          ]),
        ),
    ],
    ["iTXt", () => withText("parameters", parameters)],
    [
      "packed iTXt",
      () => withChunk("iTXt", Buffer.concat([Buffer.from("parameters\0\x01\0\0\0"), deflateSync(parameters)])),
    ],
  ])("is read from AUTOMATIC1111's PNG (%s)", async (_form, file) => {
    const found = await findRecipe(file());
    expect(found?.origin).toBe("automatic1111");
    expect(found?.fields).toMatchObject({
      ...parametersFields,
      prompt: expect.stringMatching(/^a castle, by the sea\n(雨夜|rain)$/),
    });
  });

  it.each([
    ["UNICODE", "utf16le"],
    ["ASCII", "utf8"],
    ["", "utf8"],
  ] as const)("is read from the comment of a JPEG (%s)", async (code, encoding) => {
    const found = await findRecipe(await withComment(parameters, encoding, code));
    expect(found).toEqual({ origin: "automatic1111", fields: parametersFields });
  });

  it("is read from a big-endian comment, as most writers make it", async () => {
    const swapped = Buffer.from(parameters, "utf16le").swap16().toString("latin1");
    const found = await findRecipe(await withComment(swapped, "latin1", "UNICODE"));
    expect(found?.fields).toEqual(parametersFields);
  });

  it("is read from ComfyUI's graph, through its links", async () => {
    const graph = `{
      "3": {"class_type": "KSampler", "inputs": {"seed": ["9", 0], "steps": 4, "cfg": 1.0, "denoise": 0.75, "positive": ["6", 0], "negative": ["7", 0], "x": NaN}},
      "6": {"class_type": "FluxGuidance", "inputs": {"conditioning": ["8", 0], "guidance": 3.5}},
      "7": {"class_type": "TextEncodeQwenImageEdit", "inputs": {"prompt": "", "clip": ["1", 0]}},
      "8": {"class_type": "TextEncodeQwenImageEdit", "inputs": {"prompt": "make it \\"NaN, \\" night", "clip": ["1", 0]}},
      "9": {"class_type": "PrimitiveInt", "inputs": {"value": 99}}}`;
    expect(await findRecipe(withText("prompt", graph))).toEqual({
      origin: "comfyui",
      fields: {
        prompt: 'make it "NaN, " night',
        negativePrompt: "",
        steps: 4,
        guidanceScale: 1,
        seed: 99,
        strength: 0.75,
      },
    });
  });

  it("is not followed in circles", async () => {
    const graph = { 1: { inputs: { seed: 1, positive: ["2", 0] } }, 2: { inputs: { conditioning: ["2", 0] } } };
    expect(await findRecipe(withText("prompt", JSON.stringify(graph)))).toBeNull();
  });

  it("is read from InvokeAI, new and old", async () => {
    const now = {
      positive_prompt: "a fox",
      negative_prompt: "dog",
      steps: 12,
      cfg_scale: 5,
      seed: 3,
      strength: 0.5,
      model: { name: "flux" },
    };
    const old = {
      model_weights: "sd-1.5",
      image: { prompt: [{ prompt: "a fox [dog] at night" }], steps: 12, cfg_scale: 5, seed: 3 },
    };
    expect(await findRecipe(withText("invokeai_metadata", JSON.stringify(now)))).toEqual({
      origin: "invokeai",
      fields: {
        prompt: "a fox",
        negativePrompt: "dog",
        steps: 12,
        guidanceScale: 5,
        seed: 3,
        strength: 0.5,
        model: "flux",
      },
    });
    expect((await findRecipe(withText("sd-metadata", JSON.stringify(old))))?.fields).toMatchObject({
      prompt: "a fox at night",
      negativePrompt: "dog",
      model: "sd-1.5",
    });
  });
});

describe("any file", () => {
  it("has no recipe where none was put", async () => {
    for (const file of [png, jpeg, webp, gif, Buffer.alloc(0), Buffer.from("GIF89a"), Buffer.from([0xff, 0xd8])]) {
      expect(await findRecipe(file)).toBeNull();
    }
  });

  it("is read without harm, cut off and changed anywhere", async () => {
    const packet = writeXmpPacket({ "diptych:recipe": writeRecipeRecord(record) });
    const files = [
      withText(PNG_KEYWORD, writeRecipeRecord(record)),
      withText("parameters", parameters),
      withChunk("iTXt", Buffer.concat([Buffer.from("parameters\0\x01\0\0\0"), deflateSync(parameters)])),
      await sharp(jpeg).withXmp(packet).jpeg().toBuffer(),
      await sharp(webp).withXmp(packet).webp().toBuffer(),
      Buffer.from(withGifXmp(gif, packet)),
      await withComment(parameters, "utf16le", "UNICODE"),
    ];
    const change = fc.record({ at: fc.nat(), byte: fc.nat(255) });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files),
        fc.nat(),
        fc.array(change, { maxLength: 12 }),
        async (file, end, changes) => {
          const damaged = Buffer.from(file.subarray(0, end % (file.length + 1)));
          for (const { at, byte } of changes) if (damaged.length > 0) damaged[at % damaged.length] = byte;
          const found = await findRecipe(damaged);
          if (found) expect(typeof found.fields).toBe("object");
        },
      ),
      { numRuns: 600 },
    );
  });

  it.each([
    ["open quotes", () => withText("prompt", `{"a": ${'"\\"'.repeat(400_000)}`)],
    ["open brackets", () => withText("sd-metadata", JSON.stringify({ image: { prompt: "[".repeat(1_000_000) } }))],
    ["blanks", () => withText("prompt", `{"a":${" ".repeat(2_000_000)}`)],
    ["one long line of settings", () => withText("parameters", `x\nSteps: 1, ${"a: b, ".repeat(300_000)}`)],
    [
      "open tags",
      () => withText("XML:com.adobe.xmp", `xmlns:d="urn:diptych:recipe/1/" ${"<d:recipe>".repeat(200_000)}`),
    ],
    [
      "a bomb",
      () => withChunk("zTXt", Buffer.concat([Buffer.from("parameters\0\0"), deflateSync(Buffer.alloc(200_000_000))])),
    ],
    [
      "blocks of a byte",
      () => Buffer.concat([gif.subarray(0, 13), Buffer.from([0x21, 0xfe]), Buffer.alloc(20_000_000, 1)]),
    ],
    [
      "empty blocks",
      () => Buffer.concat([gif.subarray(0, 13), Buffer.alloc(20_000_000, Buffer.from([0x21, 0xfe, 0]))]),
    ],
    [
      "empty chunks",
      () =>
        Buffer.concat([
          png.subarray(0, 33),
          ...Array.from({ length: 200_000 }, () => pngChunk("tEXt", Buffer.alloc(0))),
        ]),
    ],
  ])("cannot keep its reader busy with %s", async (_what, file) => {
    await findRecipe(file());
  });
});
