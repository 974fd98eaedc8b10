import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { inspectImage } from "./inspect-image";
import { quadrantsOf, readFixture, SCENE, scene, withFile } from "./test-scene";

const MAX_PIXELS = 100_000_000;
const inspect = (bytes: Buffer, maxPixels = MAX_PIXELS) => withFile(bytes, (file) => inspectImage(file, maxPixels));
const codesOf = ({ notices }: { notices: { code: string }[] }) => notices.map(({ code }) => code);

describe("inspectImage", () => {
  it.each([
    ["a JPEG", () => scene().jpeg().toBuffer(), "image/jpeg", []],
    ["a progressive JPEG", () => scene().jpeg({ progressive: true }).toBuffer(), "image/jpeg", []],
    ["a JPEG with an sRGB profile", () => scene().withIccProfile("srgb").jpeg().toBuffer(), "image/jpeg", []],
    ["a grey JPEG", () => scene().greyscale().jpeg().toBuffer(), "image/jpeg", []],
    ["a Display P3 JPEG", () => readFixture("display-p3-gps.jpg"), "image/jpeg", ["converted_to_srgb"]],
    ["a CMYK JPEG", () => readFixture("cmyk.jpg"), "image/jpeg", ["converted_to_srgb"]],
    ["a PNG", () => scene().png().toBuffer(), "image/png", []],
    ["a PNG with a palette", () => scene().png({ palette: true, colours: 4 }).toBuffer(), "image/png", []],
    ["a 16-bit PNG", () => readFixture("sixteen-bit.png"), "image/png", ["reduced_to_8_bit"]],
    ["an animated PNG", () => readFixture("animated.png"), "image/png", ["first_frame_only"]],
    ["a WebP", () => scene().webp().toBuffer(), "image/webp", []],
    ["a lossless WebP", () => scene().webp({ lossless: true }).toBuffer(), "image/webp", []],
    ["an animated WebP", () => readFixture("animated.webp"), "image/webp", ["first_frame_only"]],
    ["a GIF", () => scene().gif().toBuffer(), "image/gif", []],
    ["an animated GIF", () => readFixture("animated.gif"), "image/gif", ["first_frame_only"]],
    ["a TIFF", () => scene().tiff().toBuffer(), "image/tiff", []],
    ["an AVIF", () => scene().avif().toBuffer(), "image/avif", []],
    ["a 10-bit AVIF", () => scene().avif({ bitdepth: 10 }).toBuffer(), "image/avif", ["reduced_to_8_bit"]],
    ["a HEIC", () => readFixture("plain.heic"), "image/heic", []],
    ["a 10-bit HEIC", () => readFixture("ten-bit.heic"), "image/heic", ["reduced_to_8_bit"]],
  ] as const)("recognises %s", async (_name, make, mediaType, notices) => {
    const found = await inspect(await make());
    expect(found).toMatchObject({ mediaType, ...SCENE });
    // A GIF encoder reserves a transparent colour for good measure.
    if (mediaType !== "image/gif") expect(found.hasAlpha).toBe(false);
    expect(codesOf(found)).toEqual(notices);
  });

  it.each([
    ["PNG", () => scene().ensureAlpha(0.5).png().toBuffer()],
    ["WebP", () => scene().ensureAlpha(0.5).webp().toBuffer()],
    ["AVIF", () => scene().ensureAlpha(0.5).avif().toBuffer()],
    ["HEIC", () => readFixture("alpha.heic")],
  ] as const)("notices the transparency of a %s", async (_name, make) => {
    expect((await inspect(await make())).hasAlpha).toBe(true);
  });

  it.each([
    ["JPEG", () => scene().withMetadata({ orientation: 6 }).jpeg().toBuffer()],
    ["TIFF", () => scene().withMetadata({ orientation: 8 }).tiff().toBuffer()],
    ["WebP", () => scene().withMetadata({ orientation: 5 }).webp().toBuffer()],
    ["HEIC", () => readFixture("rotated-p3-gps.heic")],
    ["AVIF", () => readFixture("rotated-p3-gps.avif")],
  ] as const)("tells the upright size of a %s that lies on its side", async (_name, make) => {
    expect(await inspect(await make())).toMatchObject({ width: SCENE.height, height: SCENE.width });
  });

  it("says first frame only of a TIFF with pages", async () => {
    const frames = await Promise.all([scene().png().toBuffer(), scene().negate().png().toBuffer()]);
    const pages = await sharp(frames, { join: { animated: true } })
      .tiff()
      .toBuffer();
    expect(codesOf(await inspect(pages))).toEqual(["first_frame_only"]);
    expect(await quadrantsOf(pages)).toBe("red green / blue white");
  });

  const html = "<!doctype html><html><body><svg></svg></body></html>";
  it.each([
    ["an empty file", "", "unreadable_image", "empty"],
    ["text", "this is not a picture", "unsupported_image", "not a picture"],
    ["a web page", html, "unsupported_image", "not a picture"],
    ["a PDF", "%PDF-1.7\n%âãÏÓ", "unsupported_image", "not a picture"],
    ["a video", "\0\0\0\x18ftypisom\0\0\x02\0isomiso2", "unsupported_image", "not a picture"],
    ["an SVG", '<svg xmlns="http://www.w3.org/2000/svg"/>', "unsupported_image", "SVG"],
    ["an SVG with a prologue", '\ufeff<?xml version="1.0"?>\n<!-- x -->\n<svg/>', "unsupported_image", "SVG"],
    ["an SVG with a doctype", "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' ''>\n<svg/>", "unsupported_image", "SVG"],
    ["an SVG with a prefix", '<s:svg xmlns:s="http://www.w3.org/2000/svg"/>', "unsupported_image", "SVG"],
    ["a JPEG of three bytes", "\xff\xd8\xff", "unreadable_image", "damaged"],
    ["a PNG of a signature", "\x89PNG\r\n\x1a\n", "unreadable_image", "damaged"],
    ["a GIF of a signature", "GIF89a", "unreadable_image", "damaged"],
    ["a camera raw file", "II*\0\x10\0\0\0CR\x02\0", "unsupported_image", "raw"],
  ])("refuses %s", async (_name, text, code, words) => {
    const bytes = Buffer.from(text, text.startsWith("\ufeff") ? "utf8" : "latin1");
    await expect(inspect(bytes)).rejects.toMatchObject({ code, message: expect.stringContaining(words) });
  });

  it.each([
    ["a preview in its first directory", 254],
    ["a DNG version", 50706],
  ])("refuses a TIFF with %s: it is a camera's raw file", async (_name, tag) => {
    const bytes = await scene().tiff({ compression: "none" }).toBuffer();
    const raw = patchedTiff(bytes, [259], (copy, at) => {
      copy.writeUInt16LE(tag, at);
      copy.writeUInt32LE(1, at + 8);
    });
    await expect(inspect(raw)).rejects.toMatchObject({
      code: "unsupported_image",
      message: expect.stringContaining("raw"),
    });
  });

  it("refuses a BMP by its name", async () => {
    const bytes = Buffer.alloc(58);
    bytes.write("BM");
    bytes.writeUInt32LE(58, 2);
    bytes.writeUInt32LE(54, 10);
    await expect(inspect(bytes)).rejects.toMatchObject({
      code: "unsupported_image",
      message: expect.stringContaining("BMP"),
    });
  });

  it("refuses a picture of more pixels than allowed, and takes one of exactly as many", async () => {
    const bytes = await scene().png().toBuffer();
    await expect(inspect(bytes, 96 * 64 - 1)).rejects.toMatchObject({ code: "too_many_pixels" });
    await expect(inspect(bytes, 96 * 64)).resolves.toMatchObject(SCENE);
  });
});

/** Small files that announce huge pictures: nothing of them may be decoded. */
describe("inspectImage, given a decompression bomb,", () => {
  const bombs: [name: string, make: () => Promise<Buffer>][] = [
    ["PNG", async () => pngOf(30_000, 30_000)],
    ["interlaced PNG", async () => pngOf(30_000, 30_000, 1)],
    ["JPEG", async () => patched(await scene().jpeg().toBuffer(), "ffc0", 5, [30_000, 30_000].flatMap(bigEndian))],
    ["GIF", async () => gifOf(await scene().gif().toBuffer(), 60_000)],
    ["TIFF", async () => claimingTiff(await scene().tiff({ compression: "none" }).toBuffer(), 60_000)],
    ["WebP", async () => patched(await scene().webp().toBuffer(), "9d012a", 3, [0xff, 0x3f, 0xff, 0x3f])],
    ["AVIF", async () => heifOf(await scene().avif().toBuffer(), 30_000)],
    ["HEIC", async () => heifOf(await readFixture("plain.heic"), 30_000)],
  ];

  it.each(bombs)("refuses a %s by its header", async (_name, make) => {
    const bytes = await make();
    expect(bytes.length).toBeLessThan(200_000);
    const before = process.resourceUsage().maxRSS;
    await expect(inspect(bytes)).rejects.toMatchObject({ code: "too_many_pixels" });
    // In kilobytes; the smallest of these pictures would take 800 MB.
    expect(process.resourceUsage().maxRSS - before).toBeLessThan(100_000);
  });

  it.each([
    [65_536, 1],
    [1, 65_536],
  ])("refuses a strip of %i × %i, few pixels as it has", async (width, height) => {
    const strip = (length: number) =>
      sharp({
        create: { width: Math.min(width, length), height: Math.min(height, length), channels: 3, background: "red" },
      })
        .png()
        .toBuffer();
    await expect(inspect(await strip(65_536))).rejects.toMatchObject({ code: "too_many_pixels" });
    expect(await inspect(await strip(65_535))).toMatchObject({ mediaType: "image/png" });
  });
});

function pngOf(width: number, height: number, interlace = 0): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, interlace], 8);
  const rows = deflateSync(Buffer.alloc((width / 8 + 1) * height));
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", rows), chunk("IEND", Buffer.alloc(0))]);
}

function chunk(type: string, contents: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), contents]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(contents.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

function claimingTiff(bytes: Buffer, side: number): Buffer {
  return patchedTiff(bytes, [256, 257], (copy, at) => {
    copy.writeUInt16LE(4, at + 2);
    copy.writeUInt32LE(side, at + 8);
  });
}

/** Changes those entries of the first directory; sharp writes the little-endian form. */
function patchedTiff(bytes: Buffer, tags: number[], patch: (copy: Buffer, at: number) => void): Buffer {
  const copy = Buffer.from(bytes);
  const directory = copy.readUInt32LE(4);
  for (let entry = 0; entry < copy.readUInt16LE(directory); entry++) {
    const at = directory + 2 + entry * 12;
    if (tags.includes(copy.readUInt16LE(at))) patch(copy, at);
  }
  return copy;
}

/** Writes over what stands `offset` bytes behind the first occurrence of `marker`. */
function patched(bytes: Buffer, marker: string, offset: number, values: number[]): Buffer {
  const copy = Buffer.from(bytes);
  const at = copy.indexOf(marker, 0, "hex");
  expect(at).toBeGreaterThan(0);
  copy.set(values, at + offset);
  return copy;
}

function bigEndian(value: number): number[] {
  return [value >> 8, value & 255];
}

/** The screen, and the one frame on it: a screen larger than its frames is made smaller by the decoder. */
function gifOf(bytes: Buffer, side: number): Buffer {
  const size = [side & 255, side >> 8, side & 255, side >> 8];
  const copy = patched(bytes, "2c00000000", 5, size);
  copy.set(size, 6);
  return copy;
}

/** The property `ispe` of the picture. */
function heifOf(bytes: Buffer, side: number): Buffer {
  const size = Buffer.alloc(8);
  size.writeUInt32BE(side, 0);
  size.writeUInt32BE(side, 4);
  return patched(bytes, Buffer.from("ispe").toString("hex"), 8, [...size]);
}
