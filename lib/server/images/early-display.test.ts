import { buffer } from "node:stream/consumers";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "@/lib/server/db/new-id";
import { isDisplayOffered, offerEarlyDisplay, readEarlyDisplay } from "./early-display";
import { ingestAhead } from "./ingest-image";
import { openImagePicture } from "./open-image-picture";
import { pictureForms, pictureKey } from "./picture-key";
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

  it("is given to whoever asked before its pixels were known, while nothing of the picture is stored", async () => {
    const id = await ingest(await scene(1200, 800).png().toBuffer(), async (id) => {
      expect(isDisplayOffered(id)).toBe(true);
      const early = (await readEarlyDisplay(id, OWNER)) ?? Buffer.alloc(0);
      expect(await quadrantsOf(early)).toBe("red green / blue white");
      expect(await sharp(early).metadata()).toMatchObject({ format: "jpeg", width: 1200, height: 800 });
      for (const form of pictureForms) expect(await services.blobs.size(pictureKey(id, form))).toBeNull();
    });
    expect(isDisplayOffered(id)).toBe(false);
    expect(await readEarlyDisplay(id, OWNER)).toBeNull();
    const { stream, mediaType } = await openImagePicture(services, OWNER, id, "display");
    expect([mediaType, await quadrantsOf(await buffer(stream))]).toEqual(["image/webp", "red green / blue white"]);
  });

  it("stands upright", async () => {
    const turned = await scene(600, 400).rotate(270).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    await ingest(turned, async (id) => {
      const early = (await readEarlyDisplay(id, OWNER)) ?? Buffer.alloc(0);
      expect(await sharp(early).metadata()).toMatchObject({ width: 600, height: 400 });
      expect(await quadrantsOf(early)).toBe("red green / blue white");
    });
  });

  it("is nobody else's", async () => {
    await ingest(await scene().png().toBuffer(), async (id) => {
      expect(await readEarlyDisplay(id, "eve")).toBeNull();
    });
  });

  it.each([
    ["that can be seen through", () => scene().ensureAlpha(0.5).png().toBuffer()],
    ["that is larger than it", () => scene(2400, 1600).jpeg().toBuffer()],
  ])("is not given of a picture %s: whoever asked is told when it is stored", async (_which, make) => {
    const asked: Promise<unknown>[] = [];
    const isStored = (id: string) => services.blobs.size(pictureKey(id, "display")).then((size) => size !== null);
    await ingest(await make(), async (id) => {
      asked.push(readEarlyDisplay(id, OWNER).then(async (early) => [early, await isStored(id)]));
    });
    expect(await Promise.all(asked)).toEqual([[null, true]]);
  });

  it("is not given of a file that is no picture", async () => {
    const asked: Promise<unknown>[] = [];
    const ingesting = ingest(Buffer.from("no picture"), async (id) => void asked.push(readEarlyDisplay(id, OWNER)));
    await expect(ingesting).rejects.toMatchObject({ code: "unsupported_image" });
    expect(await Promise.all(asked)).toEqual([null]);
  });
});
