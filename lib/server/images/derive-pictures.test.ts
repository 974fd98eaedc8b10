import path from "node:path";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { type DerivedPictures, derivePictures } from "./derive-pictures";
import { inspectImage } from "./inspect-image";
import { quadrantsOf, readFixture, SCENE, scene, withFile } from "./test-scene";
import { toDecodableFile } from "./to-decodable-file";

const maxPixels = 100_000_000;

function derive(bytes: Buffer): Promise<DerivedPictures> {
  return withFile(bytes, async (file, folder) => {
    const inspection = await inspectImage(file, maxPixels);
    return derivePictures(await toDecodableFile(file, inspection, folder), { ...inspection, maxPixels });
  });
}

const placeholderBytes = ({ placeholder }: DerivedPictures) => Buffer.from(placeholder.split(",")[1] ?? "", "base64");
const upright = "red green / blue white";

describe("derivePictures", () => {
  it.each([
    ["JPEG", () => scene().jpeg().toBuffer()],
    ["progressive JPEG", () => scene().jpeg({ progressive: true }).toBuffer()],
    ["Display P3 JPEG", () => readFixture("display-p3-gps.jpg")],
    ["PNG", () => scene().png().toBuffer()],
    ["interlaced PNG", () => scene().png({ progressive: true }).toBuffer()],
    ["PNG with a palette", () => scene().png({ palette: true, colours: 4 }).toBuffer()],
    ["16-bit PNG", () => readFixture("sixteen-bit.png")],
    ["animated PNG", () => readFixture("animated.png")],
    ["WebP", () => scene().webp().toBuffer()],
    ["animated WebP", () => readFixture("animated.webp")],
    ["GIF", () => scene().gif().toBuffer()],
    ["animated GIF", () => readFixture("animated.gif")],
    ["TIFF", () => scene().tiff({ compression: "lzw" }).toBuffer()],
    ["AVIF", () => scene().avif().toBuffer()],
    ["10-bit AVIF", () => scene().avif({ bitdepth: 10 }).toBuffer()],
    ["HEIC", () => readFixture("plain.heic")],
    ["10-bit HEIC", () => readFixture("ten-bit.heic")],
  ] as const)("shows a %s in its own colours", async (_name, make) => {
    const derived = await derive(await make());
    for (const picture of [derived.display, derived.thumb]) {
      expect(await sharp(picture).metadata()).toMatchObject({ format: "webp", ...SCENE, space: "srgb" });
      expect(await quadrantsOf(picture)).toBe(upright);
    }
    expect(await sharp(placeholderBytes(derived)).metadata()).toMatchObject({ width: 20, height: 13 });
  });

  it("shows a CMYK JPEG in the colours of its inks, duller and not inverted", async () => {
    const { display } = await derive(await readFixture("cmyk.jpg"));
    expect(await sharp(display).metadata()).toMatchObject({ space: "srgb", ...SCENE });
    expect(await quadrantsOf(display, 145)).toBe(upright);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])("turns EXIF orientation %i upright", async (orientation) => {
    // The stored pixels are the inverse of what the number asks for, so that upright is the scene itself.
    const stored = {
      1: scene(),
      2: scene().flop(),
      3: scene().rotate(180),
      4: scene().flip(),
      5: scene().rotate(90).flop(),
      6: scene().rotate(270),
      7: scene().rotate(270).flop(),
      8: scene().rotate(90),
    }[orientation];
    const bytes = await (stored ?? scene()).withMetadata({ orientation }).jpeg().toBuffer();
    const derived = await derive(bytes);
    expect(await quadrantsOf(derived.display)).toBe(upright);
    expect(await quadrantsOf(derived.thumb)).toBe(upright);
    expect(await sharp(derived.display).metadata()).toMatchObject(SCENE);
    expect(await sharp(placeholderBytes(derived)).metadata()).toMatchObject({ width: 20, height: 13 });
  });

  it.each([
    ["TIFF", () => scene().rotate(270).withMetadata({ orientation: 6 }).tiff().toBuffer()],
    ["PNG", () => scene().rotate(270).withMetadata({ orientation: 6 }).png().toBuffer()],
    ["WebP", () => scene().rotate(270).withMetadata({ orientation: 6 }).webp().toBuffer()],
  ] as const)("turns a %s upright too", async (_name, make) => {
    expect(await quadrantsOf((await derive(await make())).display)).toBe(upright);
  });

  // The fixtures hold the scene, a container's request to turn it clockwise, and the same request in EXIF, as telephones write them.
  it.each(["rotated-p3-gps.heic", "rotated-p3-gps.avif"])("turns %s once, not twice", async (name) => {
    const { display } = await derive(await readFixture(name));
    expect(await quadrantsOf(display)).toBe("blue red / white green");
    expect(await sharp(display).metadata()).toMatchObject({ width: 64, height: 96 });
  });

  it("mirrors a HEIC whose container asks for it", async () => {
    const { display } = await derive(await readFixture("mirrored.heic"));
    expect(await sharp(display).metadata()).toMatchObject({ width: 64, height: 96 });
    expect(await quadrantsOf(display)).toBe("red blue / green white");
  });

  it.each([
    ["PNG", () => scene().ensureAlpha(0.5).png().toBuffer()],
    ["HEIC", () => readFixture("alpha.heic")],
  ] as const)("keeps the transparency of a %s", async (_name, make) => {
    const derived = await derive(await make());
    for (const picture of [derived.display, derived.thumb, placeholderBytes(derived)]) {
      const { data, info } = await sharp(picture).raw().toBuffer({ resolveWithObject: true });
      expect(info.channels).toBe(4);
      expect(Math.abs((data[3] ?? 0) - 127)).toBeLessThan(8);
    }
  });

  it("makes display at most 2048 and thumb at most 384 px long, and enlarges nothing", async () => {
    const derived = await derive(await scene(3000, 1500).rotate(90).withMetadata({ orientation: 8 }).jpeg().toBuffer());
    expect(await sharp(derived.display).metadata()).toMatchObject({ width: 2048, height: 1024 });
    expect(await sharp(derived.thumb).metadata()).toMatchObject({ width: 384, height: 192 });
    expect(await quadrantsOf(derived.display)).toBe(upright);
    const tiny = await derive(await scene(3, 1).png().toBuffer());
    expect(await sharp(tiny.display).metadata()).toMatchObject({ width: 3, height: 1 });
  });

  it("copes with pictures that are all length", async () => {
    const derived = await derive(await scene(12_000, 2).png().toBuffer());
    expect(await sharp(derived.display).metadata()).toMatchObject({ width: 2048, height: 1 });
    expect(await sharp(derived.thumb).metadata()).toMatchObject({ width: 384, height: 1 });
  });

  it("keeps the placeholder below a kilobyte", async () => {
    const { placeholder } = await derive(await sharp("public/samples/fig.jpg").jpeg().toBuffer());
    expect(placeholder).toMatch(/^data:image\/webp;base64,/);
    expect(placeholder.length).toBeLessThan(1000);
  });
});

describe("derivePictures, given a truncated picture,", () => {
  const noise = () => sharp("public/samples/dogs.jpg").resize(320, 200, { fit: "cover" });
  const formats: [name: string, make: () => Promise<Buffer>][] = [
    ["JPEG", () => noise().jpeg().toBuffer()],
    ["progressive JPEG", () => noise().jpeg({ progressive: true }).toBuffer()],
    ["CMYK JPEG", () => noise().toColourspace("cmyk").jpeg().toBuffer()],
    ["PNG", () => noise().png().toBuffer()],
    ["interlaced PNG", () => noise().png({ progressive: true }).toBuffer()],
    ["16-bit PNG", () => noise().toColourspace("rgb16").png().toBuffer()],
    ["WebP", () => noise().webp().toBuffer()],
    ["lossless WebP", () => noise().webp({ lossless: true }).toBuffer()],
    ["GIF", () => noise().gif().toBuffer()],
    ["TIFF", () => noise().tiff({ compression: "lzw" }).toBuffer()],
    ["AVIF", () => noise().avif().toBuffer()],
    ["HEIC", () => readFixture("plain.heic")],
    ["animated WebP", () => readFixture("animated.webp")],
    ["animated PNG", () => readFixture("animated.png")],
  ];

  describe.each(formats)("a %s", (_name, make) => {
    it.each([0.99, 0.9, 0.5, 0.2])("refuses the first %d of it", async (share) => {
      const bytes = await make();
      const cut = derive(bytes.subarray(0, Math.min(bytes.length - 4, Math.floor(bytes.length * share))));
      await expect(cut).rejects.toMatchObject({ code: "unreadable_image" });
    });
  });
});

describe("toDecodableFile", () => {
  it.each([16, 400, 9000])("refuses a HEIC whose container lies about the size of its pixels: %i", async (side) => {
    const bytes = await readFixture("plain.heic");
    const at = bytes.indexOf("ispe");
    bytes.writeUInt32BE(side, at + 8);
    bytes.writeUInt32BE(side, at + 12);
    await expect(derive(bytes)).rejects.toMatchObject({ code: "unreadable_image" });
  });

  it("makes a TIFF of a HEIC that carries the picture's own profile, and leaves others alone", async () => {
    await withFile(await readFixture("rotated-p3-gps.heic"), async (file, folder) => {
      const inspection = await inspectImage(file, maxPixels);
      const decodable = await toDecodableFile(file, inspection, folder);
      const metadata = await sharp(decodable).metadata();
      expect(metadata).toMatchObject({ format: "tiff", width: 64, height: 96, channels: 3, orientation: 1 });
      expect(metadata.icc?.equals(inspection.icc ?? Buffer.alloc(0))).toBe(true);
    });
    await withFile(await scene().png().toBuffer(), async (file, folder) => {
      expect(path.dirname(file)).toBe(folder);
      expect(await toDecodableFile(file, await inspectImage(file, maxPixels), folder)).toBe(file);
    });
  });
});
