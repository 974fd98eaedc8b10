import { createHash, randomBytes } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { eq } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { BlobStore } from "@/lib/server/blobs/blob-store";
import { images } from "@/lib/server/db/schema";
import { ensureFullPicture } from "./ensure-full-picture";
import { ingestImage, type NewPicture } from "./ingest-image";
import { type PictureForm, pictureForms, pictureKey } from "./picture-key";
import { quadrantsOf, readFixture, SCENE, scene, withFile } from "./test-scene";
import { openTestServices, type TestServices } from "./test-services";

const someone = () => randomBytes(6).toString("hex");

describe.each(["disk", "s3"] as const)("ingestImage into %s", (kind) => {
  let services: TestServices;
  beforeAll(async () => {
    services = await openTestServices(kind);
  });
  afterAll(() => services.close());

  const ingest = (bytes: Buffer, given: Partial<NewPicture> = {}) =>
    withFile(bytes, (file) =>
      ingestImage(services, { ownerId: someone(), kind: "upload", name: null, ...given, path: file }),
    );
  const read = (id: string, form: PictureForm) => services.blobs.read(pictureKey(id, form));
  const rowsOf = (ownerId: string) => services.db.select().from(images).where(eq(images.ownerId, ownerId));

  it("keeps the original bytes, makes the small forms and writes down what was found", async () => {
    const bytes = await readFixture("display-p3-gps.jpg");
    const { image, isNew } = await ingest(bytes, { name: "holiday.jpg" });
    expect(isNew).toBe(true);
    expect(image).toMatchObject({
      ...SCENE,
      kind: "upload",
      bytes: bytes.length,
      mediaType: "image/jpeg",
      hasAlpha: false,
      name: "holiday.jpg",
      notices: [{ code: "converted_to_srgb" }],
      sha256: createHash("sha256").update(bytes).digest("hex"),
    });
    expect(image.id).toMatch(/^[0-9a-z]{20}$/);
    expect(image.placeholder).toMatch(/^data:image\/webp;base64,/);
    expect((await read(image.id, "original")).equals(bytes)).toBe(true);
    for (const form of ["display", "thumb"] as const) {
      expect(await quadrantsOf(await read(image.id, form))).toBe("red green / blue white");
    }
    expect(await services.leftovers()).toEqual([]);
  });

  it("makes one image of the same bytes twice by the same owner, and two by two owners", async () => {
    const bytes = await scene(40, 30).png().toBuffer();
    const ownerId = someone();
    const first = await ingest(bytes, { ownerId });
    const second = await ingest(bytes, { ownerId, name: "another name.png" });
    expect(second).toEqual({ image: first.image, isNew: false });
    const other = await ingest(bytes);
    expect(other.isNew).toBe(true);
    expect(other.image.id).not.toBe(first.image.id);
  });

  it("makes an image of every result, also of the same bytes", async () => {
    const bytes = await scene(20, 20).png().toBuffer();
    const ownerId = someone();
    const made = [await ingest(bytes, { ownerId, kind: "result" }), await ingest(bytes, { ownerId, kind: "result" })];
    expect(new Set(made.map(({ image }) => image.id)).size).toBe(2);
  });

  it("makes one image of six identical uploads at the same moment, and leaves no bytes of the other five", async () => {
    const bytes = await scene(50, 50).jpeg().toBuffer();
    const ownerId = someone();
    const written: string[] = [];
    const blobs: BlobStore = {
      ...services.blobs,
      putFile: (key, source) => {
        written.push(key);
        return services.blobs.putFile(key, source);
      },
    };
    const arrivals = await withFile(bytes, (file) =>
      Promise.all(
        Array.from({ length: 6 }, () =>
          ingestImage({ ...services, blobs }, { ownerId, kind: "upload", name: null, path: file }),
        ),
      ),
    );
    expect(new Set(arrivals.map(({ image }) => image.id)).size).toBe(1);
    expect(arrivals.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(await rowsOf(ownerId)).toHaveLength(1);
    const sizes = await Promise.all(written.map((key) => services.blobs.size(key)));
    expect(sizes.filter((size) => size !== null)).toEqual([bytes.length]);
  });

  it("leaves neither row nor bytes of a picture that could not be stored", async () => {
    const ownerId = someone();
    const keys: string[] = [];
    const blobs: BlobStore = {
      ...services.blobs,
      put: async (key) => {
        keys.push(key);
        throw new Error("the disk is full");
      },
    };
    const bytes = await scene(60, 20).png().toBuffer();
    const arrival = withFile(bytes, (file) =>
      ingestImage({ ...services, blobs }, { ownerId, kind: "upload", name: null, path: file }),
    );
    await expect(arrival).rejects.toMatchObject({ code: "storage_unavailable" });
    const original = keys[0]?.replace(/[^/]+$/, "original") ?? "";
    expect(await services.blobs.size(original)).toBeNull();
    expect(await rowsOf(ownerId)).toEqual([]);
  });

  it("keeps nothing of a picture that it refuses", async () => {
    const ownerId = someone();
    const bytes = (await scene().jpeg().toBuffer()).subarray(0, 280);
    await expect(ingest(bytes, { ownerId })).rejects.toMatchObject({ code: "unreadable_image" });
    expect(await rowsOf(ownerId)).toEqual([]);
    expect(await services.leftovers()).toEqual([]);
  });

  it("shows nothing of camera, place, author or file name in any form but the original", async () => {
    const planted = [
      "PLANTED",
      "48.858",
      "gps",
      "GPS",
      "Exif",
      "exif",
      "holiday-in-paris",
      "http://ns.adobe",
      "Photoshop",
      "sP3C",
    ];
    for (const name of ["display-p3-gps.jpg", "rotated-p3-gps.heic", "rotated-p3-gps.avif"]) {
      const { image } = await ingest(await readFixture(name), { name: "holiday-in-paris.jpg" });
      await ensureFullPicture(services, image);
      expect((await read(image.id, "original")).includes("PLANTED-SERIAL-4711")).toBe(true);
      const shown: Buffer[] = [Buffer.from(image.placeholder.split(",")[1] ?? "", "base64")];
      for (const form of pictureForms.filter((form) => form !== "original")) shown.push(await read(image.id, form));
      for (const bytes of shown) {
        expect(planted.filter((words) => bytes.includes(words))).toEqual([]);
        const { exif, xmp, iptc, icc, orientation } = await sharp(bytes).metadata();
        expect({ exif, xmp, iptc, icc, orientation }).toEqual({});
      }
    }
  });

  it("says that it cannot store when the temporary folder cannot be made", async () => {
    const dataDir = path.join(services.env.dataDir, "a-file");
    await mkdir(services.env.dataDir, { recursive: true });
    await writeFile(dataDir, "x");
    const env = { ...services.env, dataDir };
    const bytes = await scene(61, 21).png().toBuffer();
    const arrival = withFile(bytes, (file) =>
      ingestImage({ ...services, env }, { ownerId: someone(), kind: "upload", name: null, path: file }),
    );
    await expect(arrival).rejects.toMatchObject({ code: "storage_unavailable" });
    await rm(dataDir);
  });
});
