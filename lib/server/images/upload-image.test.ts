import { PassThrough, Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { images } from "@/lib/server/db/schema";
import { scene } from "./test-scene";
import { openTestServices, type TestServices } from "./test-services";
import { uploadImage } from "./upload-image";

describe("uploadImage", () => {
  let services: TestServices;
  beforeAll(async () => {
    services = await openTestServices();
  });
  afterAll(() => services.close());

  const { signal } = new AbortController();
  const upload = (bytes: Buffer, name: string | null = null, contentLength: number | null = bytes.length) =>
    uploadImage(services, "owner", { body: Readable.from([bytes]), contentLength, name }, signal);

  it("answers with the image, its addresses and whether it is new", async () => {
    const bytes = await scene().png().toBuffer();
    const body = new Response(new Uint8Array(bytes)).body as ReadableStream<Uint8Array>;
    const first = await uploadImage(services, "owner", { body, contentLength: null, name: "scene.png" }, signal);
    expect(first.isNew).toBe(true);
    expect(first.image).toMatchObject({ width: 96, height: 64, bytes: bytes.length, name: "scene.png", notices: [] });
    expect(first.image.urls.display).toBe(`/api/images/${first.image.id}/display`);
    expect(await upload(bytes)).toEqual({ image: first.image, isNew: false });
    expect(await services.leftovers()).toEqual([]);
  });

  it.each([
    ["C:\\Photos\\a.jpg", "a.jpg"],
    ["../../etc/passwd", "passwd"],
    ["a\u0000b\u202egpj.png", "abgpj.png"],
    ["  ", null],
    ["", null],
    ["x".repeat(300), "x".repeat(255)],
    ["照片.heic", "照片.heic"],
  ])("keeps of the name %j only what is a name", async (name, kept) => {
    const bytes = await scene(30, 20 + name.length)
      .png()
      .toBuffer();
    expect((await upload(bytes, name)).image.name).toBe(kept);
  });

  it("leaves no file and no row of anything that it refuses", async () => {
    const before = await services.db.$count(images);
    const bytes = await scene(33, 33).jpeg().toBuffer();
    const left = new AbortController();
    const never = { body: new PassThrough(), contentLength: null, name: null };
    const leaving = uploadImage(services, "owner", never, left.signal);
    left.abort();
    await expect(leaving).rejects.toMatchObject({ code: "incomplete_body" });
    await expect(upload(bytes, null, bytes.length + 1)).rejects.toMatchObject({ code: "incomplete_body" });
    await expect(upload(Buffer.alloc(0))).rejects.toMatchObject({
      code: "unreadable_image",
      message: "The file is empty.",
    });
    await expect(upload(Buffer.from("<svg/>"))).rejects.toMatchObject({ code: "unsupported_image" });
    await expect(upload(bytes.subarray(0, 250))).rejects.toMatchObject({ code: "unreadable_image" });
    await expect(upload(bytes, null, services.env.maxUploadBytes + 1)).rejects.toMatchObject({
      code: "image_too_large",
    });
    const strict = { ...services, env: { ...services.env, maxPixels: 1000, maxUploadBytes: bytes.length } };
    const body = () => ({ body: Readable.from([bytes]), contentLength: null, name: null });
    await expect(uploadImage(strict, "owner", body(), signal)).rejects.toMatchObject({ code: "too_many_pixels" });
    strict.env.maxUploadBytes -= 1;
    await expect(uploadImage(strict, "owner", body(), signal)).rejects.toMatchObject({ code: "image_too_large" });
    expect(await services.leftovers()).toEqual([]);
    expect(await services.db.$count(images)).toBe(before);
  });
});
