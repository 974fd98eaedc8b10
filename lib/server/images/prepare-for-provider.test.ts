import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SourceLimits } from "@/lib/server/providers/image-editor";
import { ingestImage } from "./ingest-image";
import { prepareForProvider } from "./prepare-for-provider";
import { quadrantsOf, readFixture, scene, withFile } from "./test-scene";
import { openTestServices, type TestServices } from "./test-services";

const anything: SourceLimits = {
  workingPixels: null,
  maxBytes: null,
  mediaTypes: ["image/png", "image/jpeg", "image/webp"],
};

describe("prepareForProvider", () => {
  let services: TestServices;
  beforeAll(async () => {
    services = await openTestServices();
  });
  afterAll(() => services.close());

  async function prepare(bytes: Buffer, limits: Partial<SourceLimits> = {}, sendSize: "model" | "original" = "model") {
    const ingest = (path: string) => ingestImage(services, { ownerId: "ada", kind: "upload", path, name: null });
    const { image } = await withFile(bytes, ingest);
    const source = { ownerId: "ada", imageId: image.id };
    return prepareForProvider(services, source, { ...anything, ...limits }, sendSize);
  }

  it("scales to the model's working size: sides multiples of 16, about as many pixels as it works on", async () => {
    const bytes = await scene(2016, 1512).jpeg().toBuffer();
    const prepared = await prepare(bytes, { workingPixels: 1_000_000 });
    expect(prepared).toMatchObject({ mediaType: "image/jpeg", width: 1088, height: 816, hasAlpha: false });
    expect(await sharp(prepared.bytes).metadata()).toMatchObject({
      format: "jpeg",
      width: 1088,
      height: 816,
      chromaSubsampling: "4:4:4",
    });
    const asItIs = await prepare(bytes, { workingPixels: 1_000_000 }, "original");
    expect(asItIs).toMatchObject({ width: 2016, height: 1512 });
  });

  it.each([
    ["rotated-p3-gps.heic", "blue red / white green"],
    ["display-p3-gps.jpg", "red green / blue white"],
  ])("sends %s upright, in sRGB and without metadata", async (name, quadrants) => {
    for (const sendSize of ["model", "original"] as const) {
      const { bytes } = await prepare(await readFixture(name), { workingPixels: 100_000 }, sendSize);
      expect(await quadrantsOf(bytes)).toBe(quadrants);
      expect(bytes.includes("PLANTED")).toBe(false);
      const { exif, xmp, iptc, icc, orientation } = await sharp(bytes).metadata();
      expect({ exif, xmp, iptc, icc, orientation }).toEqual({});
    }
  });

  it("sends what was lossless without loss, pixel by pixel", async () => {
    const { bytes, mediaType } = await prepare(await scene().png().toBuffer());
    expect(mediaType).toBe("image/png");
    expect((await sharp(bytes).raw().toBuffer()).equals(await scene().raw().toBuffer())).toBe(true);
  });

  it("keeps transparency where a media type can, and lays it on white elsewhere", async () => {
    const half = await scene().ensureAlpha(0.5).png().toBuffer();
    expect(await prepare(half)).toMatchObject({ mediaType: "image/png", hasAlpha: true });
    expect(await prepare(half, { mediaTypes: ["image/jpeg", "image/webp"] })).toMatchObject({
      mediaType: "image/webp",
      hasAlpha: true,
    });
    const flat = await prepare(half, { mediaTypes: ["image/jpeg"] });
    expect(flat).toMatchObject({ mediaType: "image/jpeg", hasAlpha: false });
    const { data } = await sharp(flat.bytes).raw().toBuffer({ resolveWithObject: true });
    const expected = [255, 127, 127];
    for (const [i, value] of expected.entries()) expect(Math.abs((data[i] ?? 0) - value)).toBeLessThan(6);
  });

  it("lowers the quality first and then the size to stay within the provider's bytes", async () => {
    const photograph = await sharp("public/samples/fig.jpg").jpeg({ quality: 98 }).toBuffer();
    const best = await prepare(photograph, { mediaTypes: ["image/jpeg"] });
    const lighter = await prepare(photograph, { mediaTypes: ["image/jpeg"], maxBytes: best.bytes.length - 1 });
    expect(lighter).toMatchObject({ width: 1600, height: 1082 });
    expect(lighter.bytes.length).toBeLessThan(best.bytes.length);
    const small = await prepare(photograph, { mediaTypes: ["image/jpeg"], maxBytes: 60_000 });
    expect(small.bytes.length).toBeLessThanOrEqual(60_000);
    expect(small.width).toBeLessThan(1600);
    expect(Math.abs(small.width / small.height - 1600 / 1082)).toBeLessThan(0.01);
  });

  it("goes from PNG to JPEG before it makes a picture smaller", async () => {
    const photograph = await sharp("public/samples/fig.jpg").png().toBuffer();
    const prepared = await prepare(photograph, { maxBytes: 1_000_000 });
    expect(prepared).toMatchObject({ mediaType: "image/jpeg", width: 1600, height: 1082 });
  });

  it("keeps to multiples of 16 where the bytes allowed make the working size smaller", async () => {
    const noise = { type: "gaussian" as const, mean: 128, sigma: 60 };
    const opaque = await sharp({ create: { width: 1200, height: 900, channels: 3, background: "#000", noise } })
      .raw()
      .toBuffer();
    const half = await sharp(opaque, { raw: { width: 1200, height: 900, channels: 3 } })
      .ensureAlpha(0.5)
      .png()
      .toBuffer();
    const limits = { workingPixels: 1_000_000, maxBytes: 1_000_000, mediaTypes: ["image/png" as const] };
    const prepared = await prepare(half, limits);
    expect(prepared).toMatchObject({ mediaType: "image/png", hasAlpha: true });
    expect([prepared.width % 16, prepared.height % 16]).toEqual([0, 0]);
    expect(prepared.bytes.length).toBeLessThanOrEqual(1_000_000);
    expect(prepared.bytes.length).toBeGreaterThan(500_000);
    expect(Math.abs(prepared.width / prepared.height - 4 / 3)).toBeLessThan(0.05);
  });

  it("says so when nothing is small enough", async () => {
    const prepared = prepare(await scene().jpeg().toBuffer(), { maxBytes: 20 });
    await expect(prepared).rejects.toMatchObject({ code: "image_too_large" });
  });

  it("prepares the same picture into the same bytes every time", async () => {
    const bytes = await scene(300, 200).jpeg().toBuffer();
    const [first, second] = [
      await prepare(bytes, { workingPixels: 1_000_000 }),
      await prepare(bytes, { workingPixels: 1_000_000 }),
    ];
    expect(first.bytes.equals(second.bytes)).toBe(true);
  });

  it("prepares nothing of somebody else", async () => {
    const source = { ownerId: "bob", imageId: "nothing" };
    await expect(prepareForProvider(services, source, anything, "model")).rejects.toMatchObject({ code: "not_found" });
  });
});
