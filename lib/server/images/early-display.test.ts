import { buffer } from "node:stream/consumers";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "@/lib/server/db/new-id";
import { awaitEarlyDisplay, isDisplayOffered, offerEarlyDisplay } from "./early-display";
import { ingestAhead } from "./ingest-image";
import { openImagePicture } from "./open-image-picture";
import { pictureKey } from "./picture-key";
import { quadrantsOf, scene, withFile } from "./test-scene";
import { openTestServices, type TestServices } from "./test-services";

const OWNER = "ada";

describe("a display form that is offered before it is stored", () => {
  let services: TestServices;
  beforeAll(async () => {
    services = await openTestServices();
  });
  afterAll(() => services.close());

  /** Offers the picture's form, lets `ask` ask before its pixels are known, and stores nothing of it until `ask` was answered. */
  async function ingest(bytes: Buffer, ask: (id: string) => Promise<unknown>) {
    const id = newId();
    const end = offerEarlyDisplay(id, OWNER);
    const answered = ask(id);
    const patient: TestServices = {
      ...services,
      blobs: {
        ...services.blobs,
        put: (key, put) => answered.then(() => services.blobs.put(key, put)),
        putFile: (key, file) => answered.then(() => services.blobs.putFile(key, file)),
      },
    };
    const stored = withFile(bytes, (path) =>
      ingestAhead(patient, { id, ownerId: OWNER, kind: "result", path, name: null }),
    );
    await stored.then(({ whole }) => whole).finally(end);
    return id;
  }
  const open = async (id: string, ownerId = OWNER) => {
    const { stream, ...picture } = await openImagePicture(services, ownerId, id, "display");
    return { ...picture, contents: await buffer(stream) };
  };

  it("is given to whoever asked before its pixels were known, while nothing of the picture is stored", async () => {
    const id = await ingest(await scene().png().toBuffer(), async (id) => {
      expect(isDisplayOffered(id)).toBe(true);
      const early = await open(id);
      expect(early).toMatchObject({ mediaType: "image/jpeg", range: null, etag: `"${id}-display-early"` });
      expect(early.contents.length).toBe(early.bytes);
      expect(await quadrantsOf(early.contents)).toBe("red green / blue white");
      for (const form of ["original", "thumb"] as const) {
        expect(await services.blobs.size(pictureKey(id, form))).toBeNull();
      }
    });
    expect(isDisplayOffered(id)).toBe(false);
    expect(await open(id)).toMatchObject({ mediaType: "image/webp", etag: `"${id}-display"` });
  });

  it("is nobody else's", async () => {
    await ingest(await scene().png().toBuffer(), async (id) => {
      expect(await awaitEarlyDisplay(id, "eve")).toBeNull();
      await expect(open(id, "eve")).rejects.toMatchObject({ code: "not_found" });
    });
  });

  it.each([
    ["that can be seen through", () => scene().ensureAlpha(0.5).png().toBuffer()],
    ["that is larger than it", () => scene(2400, 1600).jpeg().toBuffer()],
  ])("is not given of a picture %s: that is answered when it is stored", async (_which, make) => {
    const bytes = await make();
    const asked: Promise<unknown>[] = [];
    const id = await ingest(bytes, async (id) => void asked.push(open(id)));
    expect(await Promise.all(asked)).toMatchObject([{ mediaType: "image/webp", etag: `"${id}-display"` }]);
  });

  it("is not given of a file that is no picture", async () => {
    const asked: Promise<unknown>[] = [];
    const ingesting = ingest(
      Buffer.from("no picture"),
      async (id) => void asked.push(open(id).catch(({ code }) => code)),
    );
    await expect(ingesting).rejects.toMatchObject({ code: "unsupported_image" });
    expect(await Promise.all(asked)).toEqual(["not_found"]);
  });

  it("is of the size of the picture", async () => {
    await ingest(await scene(1200, 800).png().toBuffer(), async (id) => {
      const { width, height } = await sharp((await open(id)).contents).metadata();
      expect([width, height]).toEqual([1200, 800]);
    });
  });
});
