import sharp from "sharp";
import { describe, expect, it } from "vitest";
import type { Recipe } from "@/lib/domain/recipe";
import { editRequest } from "../__fixtures__/edit-request";
import { type PreparedSource, ProviderError } from "../image-editor";
import { imageEditorContract } from "../image-editor-contract";
import { createBuiltinEditor } from "./create-builtin-editor";

const editor = createBuiltinEditor({ maxPixels: 1e8 });

imageEditorContract("builtin", () => ({ editor, prompt: "pencil sketch, film grain", secrets: [] }));

type Pixels = { data: Buffer; info: { width: number; height: number; channels: number } };

async function colourful(width = 60, height = 40): Promise<PreparedSource> {
  const rgb = Buffer.alloc(width * height * 3);
  for (let at = 0; at < width * height; at++) {
    rgb[at * 3] = (at * 7) % 256;
    rgb[at * 3 + 1] = Math.floor((at / (width * height)) * 255);
    rgb[at * 3 + 2] = ((at % width) * 5) % 256;
  }
  const bytes = await sharp(rgb, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
  return { bytes, mediaType: "image/png", width, height, hasAlpha: false };
}

async function flat(colour: string, width = 8, height = 8): Promise<PreparedSource> {
  const bytes = await sharp({ create: { width, height, channels: 3, background: colour } })
    .png()
    .toBuffer();
  return { bytes, mediaType: "image/png", width, height, hasAlpha: false };
}

async function halfSeenThrough(): Promise<PreparedSource> {
  const { bytes, width, height } = await colourful();
  const { data } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  for (let at = 0; at < width * height; at++) data[at * 4 + 3] = at % 256;
  return {
    bytes: await sharp(data, { raw: { width, height, channels: 4 } })
      .png()
      .toBuffer(),
    mediaType: "image/png",
    width,
    height,
    hasAlpha: true,
  };
}

function request(source: PreparedSource, set: Partial<Recipe>) {
  return editRequest({ provider: "builtin", strength: 1, seed: 5, ...set, model: "filters" }, source);
}

async function edit(
  source: PreparedSource,
  set: Partial<Recipe> & { prompt: string },
  signal = new AbortController().signal,
) {
  const progress = await editor.submit(request(source, set), signal);
  if (progress.state !== "done" || !("bytes" in progress.picture)) throw new Error("It gave no bytes.");
  return { ...progress, bytes: progress.picture.bytes };
}

async function pixels(bytes: Buffer): Promise<Pixels> {
  return sharp(bytes).raw().toBuffer({ resolveWithObject: true });
}

async function failure(source: PreparedSource, set: Partial<Recipe> & { prompt: string }): Promise<ProviderError> {
  const error = await edit(source, set).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ProviderError);
  return error as ProviderError;
}

const everyLook = [
  "pencil sketch",
  "charcoal drawing",
  "line art",
  "black and white",
  "sepia",
  "invert",
  "blur",
  "sharpen",
  "brighter",
  "darker",
  "more contrast",
  "less contrast",
  "more saturation",
  "less saturation",
  "warmer",
  "cooler",
  "vintage",
  "film grain",
  "vignette",
  "posterize",
  "cartoon",
  "pixelate",
  "night",
  "teal tone",
] as const;

describe("every look", () => {
  it.each(everyLook)("%s changes the picture, keeps its size and repeats byte for byte", async (prompt) => {
    const source = await colourful();
    const [first, again] = [await edit(source, { prompt }), await edit(source, { prompt })];
    expect(first.bytes.equals(again.bytes)).toBe(true);
    const { info } = await pixels(first.bytes);
    expect([info.width, info.height]).toEqual([source.width, source.height]);
    expect((await sharp(first.bytes).metadata()).format).toBe("png");
  });

  it.each(everyLook)("%s leaves the transparency as it is", async (prompt) => {
    const source = await halfSeenThrough();
    const { data, info } = await pixels((await edit(source, { prompt })).bytes);
    expect(info.channels).toBe(4);
    for (let at = 0; at < info.width * info.height; at++) expect(data[at * 4 + 3]).toBe(at % 256);
  });

  it.each(everyLook)("%s survives a picture of one pixel", async (prompt) => {
    const result = await edit(await flat("#7a4fb0", 1, 1), { prompt }).catch((error: Error) => error);
    // A blurred pixel is the same pixel: that is refused, not broken.
    if (result instanceof Error) expect(result).toMatchObject({ name: "ProviderError", code: "bad_input" });
    else expect((await pixels(result.bytes)).info).toMatchObject({ width: 1, height: 1 });
  });

  it.each(everyLook)("%s survives a picture of 8000 × 20", async (prompt) => {
    const { info } = await pixels((await edit(await colourful(8000, 20), { prompt })).bytes);
    expect([info.width, info.height]).toEqual([8000, 20]);
  });
});

describe("pencil sketch", () => {
  it.each(["pencil sketch", "charcoal drawing", "line art", "black and white"])(
    "%s is neutral grey everywhere",
    async (prompt) => {
      const { data, info } = await pixels((await edit(await colourful(200, 120), { prompt })).bytes);
      for (let at = 0; at < info.width * info.height; at++) {
        expect(data[at * info.channels]).toBe(data[at * info.channels + 1]);
        expect(data[at * info.channels]).toBe(data[at * info.channels + 2]);
      }
    },
  );

  it("lies on light paper", async () => {
    const { channels } = await sharp(
      (await edit(await flat("#ffffff", 64, 64), { prompt: "pencil sketch" })).bytes,
    ).stats();
    expect(channels[0]?.mean).toBeGreaterThan(235);
  });

  it.each(["pencil sketch", "film grain", "charcoal"])("%s looks different with another seed", async (prompt) => {
    const source = await colourful();
    const one = await edit(source, { prompt, seed: 1 });
    const two = await edit(source, { prompt, seed: 2 });
    expect(one.bytes.equals(two.bytes)).toBe(false);
  });
});

describe("tones", () => {
  const meanOf = async (colour: string, prompt: string) => {
    const { channels } = await sharp((await edit(await flat(colour), { prompt })).bytes).stats();
    return channels.map(({ mean }) => mean) as [number, number, number];
  };

  it("inverts exactly", async () => {
    expect(await meanOf("#102030", "invert")).toEqual([239, 223, 207]);
  });

  it("makes brighter and darker, the more the more", async () => {
    const [slight, plain, strong] = [
      await meanOf("#808080", "slightly brighter"),
      await meanOf("#808080", "brighter"),
      await meanOf("#808080", "very bright"),
    ];
    expect(128).toBeLessThan(slight[0]);
    expect(slight[0]).toBeLessThan(plain[0]);
    expect(plain[0]).toBeLessThan(strong[0]);
    expect((await meanOf("#808080", "darker"))[0]).toBeLessThan(128);
  });

  it("makes warmer and cooler", async () => {
    const warm = await meanOf("#808080", "warm light");
    const cool = await meanOf("#808080", "cooler");
    expect(warm[0]).toBeGreaterThan(warm[2]);
    expect(cool[2]).toBeGreaterThan(cool[0]);
  });

  it("makes night dark and blue", async () => {
    const [red, , blue] = await meanOf("#b0b0b0", "night");
    expect(blue).toBeLessThan(150);
    expect(blue).toBeGreaterThan(red * 1.3);
  });

  it("tints with the colour that is named", async () => {
    const [red, green, blue] = await meanOf("#909090", "green tint");
    expect(green).toBeGreaterThan(red);
    expect(green).toBeGreaterThan(blue);
  });
});

describe("mirror, flip and rotate", () => {
  // Two pixels beside each other and two below: red, green / blue, white.
  async function four(): Promise<PreparedSource> {
    const rgb = Buffer.from([255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255]);
    const bytes = await sharp(rgb, { raw: { width: 2, height: 2, channels: 3 } })
      .png()
      .toBuffer();
    return { bytes, mediaType: "image/png", width: 2, height: 2, hasAlpha: false };
  }
  const colours = { "255,0,0": "r", "0,255,0": "g", "0,0,255": "b", "255,255,255": "w" } as Record<string, string>;
  const read = async (bytes: Buffer) => {
    const { data } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    return [0, 3, 6, 9].map((at) => colours[[...data.subarray(at, at + 3)].join()]).join("");
  };

  it.each([
    ["mirror", "grwb"],
    ["水平翻转", "grwb"],
    ["flip vertically", "bwrg"],
    ["rotate right", "brwg"],
    ["rotate left", "gwrb"],
    ["rotate 180 degrees", "wbgr"],
    ["rotate left and mirror", "wgbr"],
  ])("%s moves every pixel to its place", async (prompt, expected) => {
    expect(await read((await edit(await four(), { prompt })).bytes)).toBe(expected);
  });

  it("enlarges the canvas for a slanted picture and leaves the corners transparent", async () => {
    const { data, info } = await pixels((await edit(await colourful(60, 40), { prompt: "rotate 30 degrees" })).bytes);
    expect(info.width).toBeGreaterThan(60);
    expect(info.height).toBeGreaterThan(40);
    expect(info.channels).toBe(4);
    expect(data[3]).toBe(0);
  });

  it("refuses a slant that would make the picture too large", async () => {
    const small = createBuiltinEditor({ maxPixels: 3000 });
    const source = await colourful(60, 40);
    const rotated = request(source, { prompt: "rotate 45 degrees" });
    await expect(small.submit(rotated, new AbortController().signal)).rejects.toMatchObject({ code: "bad_input" });
  });

  it("are done fully at half strength, and say so", async () => {
    const { bytes, warnings } = await edit(await four(), { prompt: "mirror", strength: 0.5 });
    expect(await read(bytes)).toBe("grwb");
    expect(warnings).toEqual([{ field: "strength", kind: "adjusted", detail: expect.stringMatching(/fully/) }]);
  });
});

describe("strength", () => {
  it("of one half is half-way between the original and the result", async () => {
    const { channels } = await sharp(
      (await edit(await flat("#204060"), { prompt: "invert", strength: 0.5 })).bytes,
    ).stats();
    for (const { mean } of channels) expect(Math.abs(mean - 127.5)).toBeLessThanOrEqual(1);
  });

  it("left alone is 1", async () => {
    const { sent } = await edit(await colourful(), { prompt: "sepia", strength: null });
    expect(sent).toMatchObject({ strength: 1 });
  });

  it("blends with the mirrored original, not with the picture as it came", async () => {
    const source = await colourful();
    const both = await edit(source, { prompt: "mirror, invert", strength: 0.5 });
    const { data } = await pixels(both.bytes);
    for (const value of data) expect(Math.abs(value - 127.5)).toBeLessThanOrEqual(1);
  });

  it("of 0 is refused, since the picture would come back unchanged", async () => {
    expect(await failure(await colourful(), { prompt: "sepia", strength: 0 })).toMatchObject({
      code: "bad_input",
      retryable: false,
    });
    expect(await failure(await colourful(), { prompt: "mirror", strength: 0 })).toMatchObject({ code: "bad_input" });
  });
});

describe("an unchanged picture is no success", () => {
  it.each([
    ["black and white", "#777777"],
    ["blur", "#3060a0"],
    ["mirror", "#3060a0"],
    ["more saturation", "#777777"],
    ["pixelate", "#3060a0"],
  ])("%s of a picture all %s", async (prompt, colour) => {
    const error = await failure(await flat(colour), { prompt });
    expect(error).toMatchObject({ code: "bad_input", retryable: false, outcome: "refused" });
    expect(error.message).toMatch(/nothing changed/i);
  });

  it("also when two instructions undo each other", async () => {
    expect(await failure(await colourful(), { prompt: "invert, then invert" })).toMatchObject({ code: "bad_input" });
  });

  it("also when only colours change that nobody can see", async () => {
    const bytes = await sharp({
      create: { width: 4, height: 4, channels: 4, background: { r: 9, g: 90, b: 200, alpha: 0 } },
    })
      .png()
      .toBuffer();
    const source: PreparedSource = { bytes, mediaType: "image/png", width: 4, height: 4, hasAlpha: true };
    expect(await failure(source, { prompt: "invert" })).toMatchObject({ code: "bad_input" });
  });
});

describe("what it says", () => {
  it("names what it knows when it understands nothing", async () => {
    const error = await failure(await colourful(), { prompt: "put a blue hat on the dog" });
    expect(error).toMatchObject({ code: "not_understood", retryable: false, outcome: "refused" });
    expect(error.message).toMatch(
      /^This filter set knows: pencil sketch, .*; add a provider's key for free editing\.$/,
    );
    expect(error.warnings).toEqual([{ field: "prompt", kind: "ignored", detail: "put a blue hat on the dog" }]);
  });

  it("succeeds with a partly understood prompt and reports the rest", async () => {
    const { warnings } = await edit(await colourful(), { prompt: "Pencil sketch, put a hat on the dog" });
    expect(warnings).toEqual([{ field: "prompt", kind: "ignored", detail: "put a hat on the dog" }]);
  });

  it("records prompt, strength, seed and the instructions as they were understood", async () => {
    const { sent, seed } = await edit(await colourful(), {
      prompt: "pencil sketch, brighter 30%",
      seed: 9,
      strength: 0.8,
    });
    expect(sent).toEqual({
      prompt: "pencil sketch, brighter 30%",
      strength: 0.8,
      seed: 9,
      instructions: "pencil sketch; brighter 30 %",
    });
    expect(seed).toBe(9);
  });

  it("draws a seed when none is given, and tells it", async () => {
    const { seed, sent } = await edit(await colourful(), { prompt: "film grain", seed: null });
    expect(seed).toBeGreaterThanOrEqual(0);
    expect(sent).toMatchObject({ seed });
  });

  it("does not warn about an empty negative prompt", async () => {
    const { warnings } = await edit(await colourful(), { prompt: "sepia", negativePrompt: "  " });
    expect(warnings).toEqual([]);
  });

  it("refuses what is no picture", async () => {
    const source: PreparedSource = {
      bytes: Buffer.from("hello"),
      mediaType: "image/png",
      width: 1,
      height: 1,
      hasAlpha: false,
    };
    expect(await failure(source, { prompt: "sepia" })).toMatchObject({ code: "bad_input" });
  });
});

it("ends as timed out when it takes too long, and has cost nothing", async () => {
  const hurried = createBuiltinEditor({ maxPixels: 1e8, timeoutMs: 1 });
  const request = editRequest({ prompt: "pencil sketch" }, await flat("#336699", 1500, 1500));
  await expect(hurried.submit(request, new AbortController().signal)).rejects.toMatchObject({
    code: "timed_out",
    outcome: "ran",
  });
});

describe("several outputs", () => {
  it.each(["brighter", "pencil sketch", "sepia", "night", "blue tone"])(
    "%s differs a little from seed to seed",
    async (prompt) => {
      const source = await colourful();
      const [one, two] = [await edit(source, { prompt, n: 2, seed: 1 }), await edit(source, { prompt, n: 2, seed: 2 })];
      expect(one.bytes.equals(two.bytes)).toBe(false);
    },
  );

  it("keeps amounts that were written as numbers", async () => {
    const source = await colourful();
    const [one, two] = [
      await edit(source, { prompt: "brighter 30%", n: 2, seed: 1 }),
      await edit(source, { prompt: "brighter 30%", n: 2, seed: 2 }),
    ];
    expect(one.bytes.equals(two.bytes)).toBe(true);
  });
});
