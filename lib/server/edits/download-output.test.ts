import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { usualDownload } from "@/lib/domain/download";
import { findRecipe } from "@/lib/recipe-file/find-recipe";
import { readPictureTexts } from "@/lib/recipe-file/read-picture-texts";
import { writeRecipeRecord } from "@/lib/recipe-file/recipe-record";
import { readXmpProperty } from "@/lib/recipe-file/xmp-packet";
import { updateNotices } from "@/lib/server/db/images";
import { findOutput } from "@/lib/server/db/outputs";
import { readImage } from "@/lib/server/images/read-image";
import { withPngChunk } from "@/lib/server/images/test-signed";
import { archiveOutputs } from "./archive-outputs";
import { createEdit } from "./create-edit";
import { downloadOutput } from "./download-output";
import { finished, OWNER, openTestStudio, recipe, scriptedEditor, type TestStudio } from "./test-studio";

const formats = ["png", "jpeg", "webp"] as const;
const TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/";

describe("a version as a file", () => {
  let studio: TestStudio;
  let sourceId: string;
  const sent = { prompt: "night", seed: 7, user: "0123456789abcdef0123456789abcdef" };
  const glass = sharp({
    create: { width: 40, height: 30, channels: 4, background: { r: 200, g: 0, b: 0, alpha: 0.5 } },
  });
  beforeAll(async () => {
    const bytes = await glass.png().toBuffer();
    const grey = await glass.clone().removeAlpha().toColourspace("grey16").png().toBuffer();
    const signed = withPngChunk(bytes, "caBX", Buffer.from("a manifest"));
    const wall = await sharp({ create: { width: 480, height: 320, channels: 3, background: "#888" } })
      .png()
      .toBuffer();
    const paper = { width: 16_500, height: 8, channels: 3 as const, background: "#a33" };
    const scroll = await sharp({ create: paper }).png().toBuffer();
    studio = await openTestStudio([
      scriptedEditor({ id: "model", label: "Model House", submit: () => finished({ sent, seed: 7 }) }),
      scriptedEditor({ id: "grey", submit: () => finished({ picture: { bytes: grey } }) }),
      scriptedEditor({ id: "wall", submit: () => finished({ picture: { bytes: wall } }) }),
      scriptedEditor({ id: "scroll", submit: () => finished({ picture: { bytes: scroll } }) }),
      scriptedEditor({ id: "signed", submit: () => finished({ picture: { bytes: signed } }) }),
      scriptedEditor({ id: "glass", submit: () => finished({ picture: { bytes } }) }),
    ]);
    sourceId = (await studio.upload()).id;
  });
  afterAll(() => studio.close());

  const start = (changes = {}, from = sourceId) =>
    createEdit(studio, OWNER, { sourceId: from, recipe: recipe(changes), parentOutputId: null }, null);
  const make = async (changes = {}, from = sourceId) => {
    const edit = await start(changes, from);
    const id = edit.outputs[0]?.id ?? "";
    await studio.run(id);
    return id;
  };
  type Wanted = Partial<Parameters<typeof downloadOutput>[3]>;
  const download = (outputId: string, wanted: Wanted = {}, ownerId = OWNER) => {
    return downloadOutput(studio, ownerId, outputId, { ...usualDownload, ...wanted });
  };
  const xmpOf = async (bytes: Uint8Array) => (await readPictureTexts(bytes)).get("xmp") ?? "";

  it("says that it leaves a signature behind, also of a file that was stored before signatures were looked for", async () => {
    const outputId = await make({ provider: "signed" });
    const imageId = (await findOutput(studio.db, OWNER, outputId))?.output.imageId ?? "";
    const noticesOf = async () => (await readImage(studio, OWNER, imageId)).notices.map(({ code }) => code);
    expect(await noticesOf()).toEqual(["content_credentials"]);
    await updateNotices(studio.db, imageId, []);
    const file = await download(outputId);
    expect(file.leavesSignature).toBe(true);
    expect(Buffer.from(file.bytes).includes("caBX")).toBe(false);
    expect(await noticesOf()).toEqual(["content_credentials"]);
    const zip = Buffer.from(await new Response(await archiveOutputs(studio, OWNER, [outputId])).arrayBuffer());
    expect(zip.toString("latin1")).toContain('"leavesSignature": true');
    expect((await download(await make())).leavesSignature).toBe(false);
  });

  it.each(formats)("is converted to %s, sRGB with its profile, and named from the prompt", async (format) => {
    const file = await download(await make({ prompt: "Pencil sketch, please!" }), { format });
    expect(file.fileName).toBe(`pencil-sketch-please.${format === "jpeg" ? "jpg" : format}`);
    const { format: found, width, height, exif, space, icc } = await sharp(file.bytes).metadata();
    expect([found, width, height, exif, space]).toEqual([format, 64, 48, undefined, "srgb"]);
    expect(icc?.length).toBeGreaterThan(100);
  });

  it("is smaller at a lower quality, and within the side that was asked for", async () => {
    const id = await make();
    const [poor, good] = await Promise.all([10, 100].map((quality) => download(id, { format: "jpeg", quality })));
    expect(poor?.bytes.length).toBeLessThan(good?.bytes.length ?? 0);
    const { width, height } = await sharp((await download(id, { maxSide: 32 })).bytes).metadata();
    expect([width, height]).toEqual([32, 24]);
    expect((await sharp((await download(id, { maxSide: 5000 })).bytes).metadata()).width).toBe(64);
  });

  it("is within what the format holds", async () => {
    const id = await make({ provider: "scroll" });
    const widthOf = async (format: "png" | "webp") =>
      (await sharp((await download(id, { format })).bytes).metadata()).width;
    expect([await widthOf("png"), await widthOf("webp")]).toEqual([16_500, 16_383]);
  });

  it("keeps transparency where the format can, and lays it on the colour that was asked for", async () => {
    const id = await make({ provider: "glass" });
    const pixel = async (wanted: Wanted) => {
      const { data, info } = await sharp((await download(id, wanted)).bytes)
        .raw()
        .toBuffer({ resolveWithObject: true });
      return [...data.subarray(0, info.channels)];
    };
    expect(await pixel({ format: "png" })).toEqual([200, 0, 0, 128]);
    expect((await pixel({ format: "webp" })).length).toBe(4);
    expect(await pixel({ format: "png", background: "#0000ff" })).toEqual([100, 0, 127]);
    const [red = 0, green = 0, blue = 0] = await pixel({ format: "jpeg" });
    expect([Math.abs(red - 228) < 4, Math.abs(green - 127) < 4, Math.abs(blue - 127) < 4]).toEqual([true, true, true]);
  });

  it.each(formats)("carries the recipe in %s, the same in each, and nobody's name", async (format) => {
    const id = await make({ provider: "model", prompt: "make it night\n“夜” <b>&", strength: 0.7, seed: null });
    const { bytes } = await download(id, { format });
    const found = await findRecipe(bytes);
    expect(found).toEqual({
      origin: "diptych",
      fields: expect.objectContaining({
        provider: "model",
        prompt: "make it night\n“夜” <b>&",
        strength: 0.7,
        seed: 7,
        sent: { prompt: "night", seed: 7 },
      }),
    });
    const json = writeRecipeRecord(found?.fields as never);
    expect((await findRecipe((await download(id, { format: "png" })).bytes))?.fields).toEqual(JSON.parse(json));
    for (const secret of [OWNER, sent.user, sourceId, "picture.png"]) {
      expect(Buffer.from(bytes).includes(secret)).toBe(false);
    }
  });

  const colourAt = async (bytes: Uint8Array, x: number, y: number) => {
    const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
    const at = (y * info.width + x) * info.channels;
    return [...data.subarray(at, at + 3)];
  };

  it("shows what it was made from on the left, whole or up to the middle", async () => {
    const id = await make({ provider: "model" });
    // Both are light on their left half; the source is blue on the right, the result red.
    const beside = await download(id, { view: "side-by-side", labels: "off", background: "#ffffff" });
    const { width, height, hasAlpha } = await sharp(beside.bytes).metadata();
    expect([width, height, hasAlpha]).toEqual([129, 48, false]);
    expect(await colourAt(beside.bytes, 60, 24)).toEqual([0x33, 0x66, 0xaa]);
    expect(await colourAt(beside.bytes, 64, 24)).toEqual([255, 255, 255]);
    expect(await colourAt(beside.bytes, 125, 24)).toEqual([0xaa, 0x33, 0x66]);
    const split = await download(id, { view: "split", labels: "off" });
    expect((await sharp(split.bytes).metadata()).width).toBe(64);
    expect(await colourAt(split.bytes, 10, 24)).toEqual([0xf0, 0xe0, 0xc0]);
    expect(await colourAt(split.bytes, 60, 24)).toEqual([0xaa, 0x33, 0x66]);
    expect(await colourAt(split.bytes, 32, 24)).toEqual([255, 255, 255]);
    expect(split.fileName).toBe("pencil-sketch-before-after.png");
  });

  it("is shown beside any other picture of its owner, and beside nobody else's", async () => {
    const [id, green] = [await make({ provider: "model" }), await studio.upload("#00aa00")];
    const { bytes } = await download(id, { view: "side-by-side", beforeId: green.id, labels: "off" });
    expect(await colourAt(bytes, 60, 24)).toEqual([0, 0xaa, 0]);
    const theirs = await studio.upload("#00aa00", "stranger");
    const stolen = download(id, { view: "split", beforeId: theirs.id });
    await expect(stolen).rejects.toMatchObject({ code: "not_found" });
  });

  it("keeps transparency in a pair where the format can", async () => {
    const id = await make({ provider: "glass" });
    const layersOf = async (wanted: Wanted) => {
      const { bytes } = await download(id, { view: "side-by-side", labels: "off", ...wanted });
      const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
      return [...data.subarray(data.length - info.channels)];
    };
    expect(await layersOf({ format: "png" })).toEqual([200, 0, 0, 128]);
    const [red, , blue, alpha] = await layersOf({ format: "png", background: "#0000ff" });
    expect([red, alpha, Math.abs((blue ?? 0) - 127) < 2]).toEqual([100, undefined, true]);
    expect((await layersOf({ format: "jpeg" })).length).toBe(3);
  });

  it("has its words in the reader's language, where there is room for them", async () => {
    const wide = await make({ provider: "wall" });
    const pixelsOf = async (labels: "en" | "zh-CN" | "off") =>
      (
        await sharp((await download(wide, { view: "split", labels })).bytes)
          .raw()
          .toBuffer()
      ).toString("base64");
    const [none, english, chinese] = [await pixelsOf("off"), await pixelsOf("en"), await pixelsOf("zh-CN")];
    expect(new Set([none, english, chinese]).size).toBe(3);
    const small = await make({ provider: "model" });
    const smallOf = async (labels: "en" | "off") => (await download(small, { view: "split", labels })).bytes;
    expect(
      await sharp(await smallOf("en"))
        .raw()
        .toBuffer(),
    ).toEqual(
      await sharp(await smallOf("off"))
        .raw()
        .toBuffer(),
    );
  });

  it.each([
    ["side-by-side", "png"],
    ["split", "jpeg"],
    ["side-by-side", "webp"],
  ] as const)("carries recipe and marks as a pair, too (%s, %s)", async (view, format) => {
    const id = await make({ provider: "model", prompt: "make it night\n“夜” <b>&", seed: null });
    const [alone, pair] = [await download(id), await download(id, { view, format })];
    const recordOf = async ({ bytes }: { bytes: Uint8Array }) =>
      writeRecipeRecord((await findRecipe(bytes))?.fields as never);
    expect(await recordOf(pair)).toBe(await recordOf(alone));
    expect(readXmpProperty(await xmpOf(pair.bytes), "TC260:AIGC")).toContain("Model House");
    const { icc, space } = await sharp(pair.bytes).metadata();
    expect([space, (icc?.length ?? 0) > 100]).toEqual(["srgb", true]);
  });

  it.each(["webp", "gif"] as const)(
    "wipes from before to after and back as %s, with recipe and marks",
    async (format) => {
      const id = await make({ provider: "model", prompt: "make it night\n“夜” <b>&", seed: null });
      const file = await download(id, { view: "wipe", format, labels: "off", maxSide: 48 });
      expect(file.fileName).toBe(`make-it-night-夜-b-wipe.${format}`);
      const { pages, width, pageHeight, delay, loop } = await sharp(file.bytes, { animated: true }).metadata();
      expect([pages, width, pageHeight, loop, delay?.length]).toEqual([32, 48, 36, 0, 32]);
      const frame = async (page: number) => colourAt(await sharp(file.bytes, { page }).png().toBuffer(), 44, 18);
      const isNear = (found: number[], wanted: number[]) =>
        found.every((value, at) => Math.abs(value - (wanted[at] ?? 0)) < 24);
      expect(isNear(await frame(0), [0x33, 0x66, 0xaa])).toBe(true);
      expect(isNear(await frame(16), [0xaa, 0x33, 0x66])).toBe(true);
      const [found, alone] = [await findRecipe(file.bytes), await findRecipe((await download(id)).bytes)];
      expect(writeRecipeRecord(found?.fields as never)).toBe(writeRecipeRecord(alone?.fields as never));
      const xmp = await xmpOf(file.bytes);
      expect(readXmpProperty(xmp, "TC260:AIGC")).toContain("Model House");
      const bare = await download(id, { view: "wipe", format, maxSide: 48, metadata: "off" });
      expect(await findRecipe(bare.bytes)).toBeNull();
      expect(await xmpOf(bare.bytes)).toContain("compositeWithTrainedAlgorithmicMedia");
    },
  );

  it.each([
    ["result", "png"],
    ["side-by-side", "png"],
    ["split", "jpeg"],
    ["wipe", "webp"],
  ] as const)(
    "has a visible mark at the lower right where a model made it, and nowhere else (%s)",
    async (view, format) => {
      const lowerRight = async (outputId: string, mark: "en" | "zh-CN" | "off") => {
        const { bytes } = await download(outputId, { view, format, mark, labels: "off" });
        // Of a wipe the page on which the after rests.
        const still = view === "wipe" ? await sharp(bytes, { page: 16 }).png().toBuffer() : bytes;
        const { width, height } = await sharp(still).metadata();
        const corner = { left: width - 60, top: height - 40, width: 60, height: 40 };
        return (await sharp(still).extract(corner).removeAlpha().raw().toBuffer()).toString("base64");
      };
      const made = await make({ provider: "wall" });
      const looks = [await lowerRight(made, "off"), await lowerRight(made, "en"), await lowerRight(made, "zh-CN")];
      expect(new Set(looks).size).toBe(3);
      const { rows } = await studio.database.pool.query("select image_id from outputs where id = $1", [made]);
      const filtered = await make({ prompt: "night" }, (await studio.upload("#123456")).id);
      expect(await lowerRight(filtered, "en")).toBe(await lowerRight(filtered, "off"));
      const after = await make({ prompt: "night" }, rows[0].image_id);
      expect(await lowerRight(after, "en")).not.toBe(await lowerRight(after, "off"));
    },
  );

  it("is no GIF unless it moves, and moves in nothing but WebP and GIF", async () => {
    const id = await make();
    await expect(download(id, { format: "gif" })).rejects.toMatchObject({ code: "invalid_request" });
    await expect(download(id, { view: "wipe", format: "jpeg" })).rejects.toMatchObject({ code: "invalid_request" });
  });

  it.each([
    ["split", "png"],
    ["wipe", "webp"],
  ] as const)("takes pictures without colours, with 16 bits and with transparency (%s)", async (view, format) => {
    for (const provider of ["grey", "glass"]) {
      const id = await make({ provider });
      const { bytes } = await download(id, { view, format, labels: "off" });
      expect((await sharp(bytes).metadata()).width).toBe(40);
    }
  });

  it.each(formats)("keeps the mark of AI without the recipe in %s", async (format) => {
    const id = await make({ provider: "model" });
    const { bytes } = await download(id, { format, metadata: "off" });
    expect(await findRecipe(bytes)).toBeNull();
    const xmp = await xmpOf(bytes);
    expect(readXmpProperty(xmp, "Iptc4xmpExt:DigitalSourceType")).toBe(`${TYPES}compositeWithTrainedAlgorithmicMedia`);
    expect(JSON.parse(readXmpProperty(xmp, "TC260:AIGC") ?? "")).toMatchObject({
      Label: "1",
      ContentProducer: "Model House",
      ProduceID: id,
    });
  });

  it("does not call a filter AI, but whatever was made from a model's picture", async () => {
    const filtered = await make({ prompt: "sharper" });
    const plain = await xmpOf((await download(filtered)).bytes);
    expect(readXmpProperty(plain, "Iptc4xmpExt:DigitalSourceType")).toBe(`${TYPES}humanEdits`);
    expect(readXmpProperty(plain, "TC260:AIGC")).toBeNull();

    const made = await make({ provider: "model" });
    const { rows } = await studio.database.pool.query("select image_id from outputs where id = $1", [made]);
    const after = await make({ prompt: "sharper" }, rows[0].image_id);
    const marked = await xmpOf((await download(after)).bytes);
    expect(readXmpProperty(marked, "Iptc4xmpExt:DigitalSourceType")).toContain("trained".replace("t", "T"));
    expect(readXmpProperty(marked, "TC260:AIGC")).toContain("Model House");
  });

  it("is its owner's alone, and not there before there is a picture", async () => {
    const edit = await start();
    const id = edit.outputs[0]?.id ?? "";
    await expect(download(id, {}, "stranger")).rejects.toMatchObject({ code: "not_found" });
    await expect(download(id)).rejects.toMatchObject({ code: "not_possible_now" });
  });
});
