import { buffer } from "node:stream/consumers";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ImageRow } from "@/lib/server/db/images";
import { ingestImage } from "./ingest-image";
import { type ByteRange, openImagePicture } from "./open-image-picture";
import { pictureKey } from "./picture-key";
import { quadrantsOf, readFixture, SCENE, scene, withFile } from "./test-scene";
import { openTestServices, type TestServices } from "./test-services";

describe.each(["disk", "s3"] as const)("openImagePicture from %s", (kind) => {
  let services: TestServices;
  beforeAll(async () => {
    services = await openTestServices(kind);
  });
  afterAll(() => services.close());

  async function add(bytes: Buffer, name: string | null = null): Promise<ImageRow> {
    const ingest = (path: string) => ingestImage(services, { ownerId: "ada", kind: "upload", path, name });
    return (await withFile(bytes, ingest)).image;
  }
  const openFull = async (bytes: Buffer) => {
    const picture = await openImagePicture(services, "ada", (await add(bytes)).id, "full");
    return { ...picture, contents: await buffer(picture.stream) };
  };

  it("gives the original as it came, with its name, and the other forms without one", async () => {
    const bytes = await readFixture("display-p3-gps.jpg");
    const { id } = await add(bytes, "holiday.jpg");
    const original = await openImagePicture(services, "ada", id, "original");
    expect(original).toMatchObject({
      mediaType: "image/jpeg",
      name: "holiday.jpg",
      bytes: bytes.length,
      totalBytes: bytes.length,
      range: null,
    });
    expect((await buffer(original.stream)).equals(bytes)).toBe(true);
    for (const form of ["full", "display", "thumb"] as const) {
      const picture = await openImagePicture(services, "ada", id, form);
      expect(picture).toMatchObject({ mediaType: "image/webp", name: null, etag: `"${id}-${form}"` });
      expect(await quadrantsOf(await buffer(picture.stream))).toBe("red green / blue white");
    }
  });

  it.each([
    ["a PNG", () => scene().png().toBuffer()],
    ["a 16-bit PNG", () => readFixture("sixteen-bit.png")],
    ["a GIF", () => scene().gif().toBuffer()],
    ["a TIFF", () => scene().rotate(270).withMetadata({ orientation: 6 }).tiff({ compression: "none" }).toBuffer()],
  ] as const)("loses nothing of %s at full size", async (_name, make) => {
    const { mediaType, contents } = await openFull(await make());
    expect(mediaType).toBe("image/png");
    expect(await sharp(contents).metadata()).toMatchObject({ format: "png", depth: "uchar", ...SCENE });
    const [found, expected] = await Promise.all(
      [sharp(contents), scene()].map((picture) => picture.removeAlpha().raw().toBuffer()),
    );
    expect(found?.equals(expected ?? Buffer.alloc(0))).toBe(true);
  });

  it("loses nothing of a lossless WebP either, and keeps transparency as PNG", async () => {
    const lossless = await openFull(await scene().webp({ lossless: true }).toBuffer());
    expect(lossless.mediaType).toBe("image/webp");
    const [found, expected] = await Promise.all(
      [sharp(lossless.contents), scene()].map((picture) => picture.raw().toBuffer()),
    );
    expect(found?.equals(expected ?? Buffer.alloc(0))).toBe(true);
    const transparent = await openFull(await scene().ensureAlpha(0.5).webp().toBuffer());
    expect(transparent.mediaType).toBe("image/png");
    expect((await sharp(transparent.contents).metadata()).hasAlpha).toBe(true);
  });

  it("shows a HEIC upright at full size", async () => {
    const { mediaType, contents } = await openFull(await readFixture("rotated-p3-gps.heic"));
    expect(mediaType).toBe("image/webp");
    expect(await sharp(contents).metadata()).toMatchObject({ width: 64, height: 96 });
    expect(await quadrantsOf(contents)).toBe("blue red / white green");
  });

  it("gives PNG where WebP cannot hold the length", async () => {
    const { mediaType, contents } = await openFull(await scene(16_400, 8).jpeg().toBuffer());
    expect(mediaType).toBe("image/png");
    expect(await sharp(contents).metadata()).toMatchObject({ format: "png", width: 16_400, height: 8 });
  });

  it("makes the full size once, also for several requests at once", async () => {
    const { id } = await add(await scene(200, 100).jpeg().toBuffer());
    expect(await services.blobs.size(pictureKey(id, "full"))).toBeNull();
    const opened = await Promise.all(Array.from({ length: 4 }, () => openImagePicture(services, "ada", id, "full")));
    const contents = await Promise.all(opened.map(({ stream }) => buffer(stream)));
    expect(new Set(contents.map((bytes) => bytes.toString("hex"))).size).toBe(1);
    await services.blobs.put(pictureKey(id, "full"), Buffer.from("kept"));
    const again = await openImagePicture(services, "ada", id, "full");
    expect(String(await buffer(again.stream))).toBe("kept");
  });

  it.each<[ByteRange, string, number | null]>([
    [{ start: 0, end: 3 }, "0123", 0],
    [{ start: 4, end: null }, "456789", 4],
    [{ start: 8, end: 100 }, "89", 8],
    [{ lastBytes: 2 }, "89", 8],
    [{ lastBytes: 100 }, "0123456789", 0],
    [{ lastBytes: 0 }, "0123456789", null],
    [{ start: 10, end: null }, "0123456789", null],
    [{ start: 5, end: 4 }, "0123456789", null],
  ])("answers the range %j with %j", async (range, expected, start) => {
    const { id } = await add(await scene(31, 17).png().toBuffer());
    await services.blobs.put(pictureKey(id, "full"), Buffer.from("0123456789"));
    const picture = await openImagePicture(services, "ada", id, "full", range);
    expect(String(await buffer(picture.stream))).toBe(expected);
    expect(picture).toMatchObject({ bytes: expected.length, totalBytes: 10 });
    expect(picture.range?.start ?? null).toBe(start);
  });

  it("does not find what belongs to somebody else, nor bytes that are gone", async () => {
    const { id } = await add(await scene(32, 18).png().toBuffer());
    await expect(openImagePicture(services, "bob", id, "thumb")).rejects.toMatchObject({ code: "not_found" });
    await services.blobs.remove(pictureKey(id, "thumb"));
    await services.blobs.remove(pictureKey(id, "original"));
    await expect(openImagePicture(services, "ada", id, "thumb")).rejects.toMatchObject({ code: "not_found" });
    await expect(openImagePicture(services, "ada", id, "full")).rejects.toMatchObject({ code: "not_found" });
    expect(await services.leftovers()).toEqual([]);
  });
});
