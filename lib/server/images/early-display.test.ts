import sharp from "sharp";
import { describe, expect, it } from "vitest";
import type { Size } from "@/lib/domain/fit-size";
import { newId } from "@/lib/server/db/new-id";
import { findOffered, giveEarlyDisplay, offerEarlyDisplay, readEarlyDisplay } from "./early-display";
import { quadrantsOf, scene, withFile } from "./test-scene";

const OWNER = "ada";

const grey = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#808080" } });

describe("a display form that is offered before it is stored", () => {
  /** Offers the picture's form, lets `ask` ask, and makes it: from its file, and from its bytes. */
  async function offer(
    bytes: Buffer,
    ask: (id: string) => void,
    { maxPixels, onSized }: { maxPixels?: number; onSized?: (size: Size | null | undefined) => void } = {},
  ) {
    for (const from of [null, bytes]) {
      const id = newId();
      const end = offerEarlyDisplay(id, OWNER);
      expect(findOffered(id)?.size).toBeNull();
      ask(id);
      const sized = () => onSized?.(findOffered(id)?.size);
      await withFile(bytes, (path) => giveEarlyDisplay(id, from ?? path, { maxPixels, onSized: sized }));
      end();
      expect(findOffered(id)).toBeNull();
      expect(await readEarlyDisplay(id, OWNER)).toBeNull();
    }
  }

  /** What an owner who asked at once was given, from the file and from the bytes. */
  async function givenOf(bytes: Buffer, maxPixels?: number): Promise<(Buffer | null)[]> {
    const asked: Promise<Buffer | null>[] = [];
    await offer(bytes, (id) => asked.push(readEarlyDisplay(id, OWNER)), { maxPixels });
    return Promise.all(asked);
  }

  it("is given to whoever asked before its pixels were known", async () => {
    for (const early of await givenOf(await scene(1200, 800).png().toBuffer())) {
      expect(await quadrantsOf(early ?? Buffer.alloc(0))).toBe("red green / blue white");
      expect(await sharp(early ?? undefined).metadata()).toMatchObject({ format: "jpeg", width: 1200, height: 800 });
    }
  });

  it("stands upright", async () => {
    const turned = await scene(600, 400).rotate(270).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    for (const early of await givenOf(turned)) {
      expect(await sharp(early ?? undefined).metadata()).toMatchObject({ width: 600, height: 400 });
      expect(await quadrantsOf(early ?? Buffer.alloc(0))).toBe("red green / blue white");
    }
  });

  it.each([
    ["lying", () => scene(2400, 1600).jpeg(), { width: 2400, height: 1600 }, { width: 2048, height: 1365 }],
    ["standing", () => scene(1000, 2600).png(), { width: 1000, height: 2600 }, { width: 788, height: 2048 }],
    [
      "turned",
      () => scene(2400, 1600).rotate(270).withMetadata({ orientation: 6 }).jpeg(),
      { width: 2400, height: 1600 },
      { width: 2048, height: 1365 },
    ],
    ["as large", () => scene(2048, 100).jpeg(), { width: 2048, height: 100 }, { width: 2048, height: 100 }],
    ["smaller", () => scene(2000, 100).jpeg(), null, { width: 2000, height: 100 }],
  ])("says the picture's own size, where it may be smaller itself: %s", async (_which, make, size, own) => {
    const told: unknown[] = [];
    const given: Promise<Buffer | null>[] = [];
    const ask = (id: string) => given.push(readEarlyDisplay(id, OWNER));
    await offer(await make().toBuffer(), ask, { onSized: (each) => told.push(each) });
    expect(told).toEqual(size ? [size, size] : []);
    for (const early of await Promise.all(given)) {
      expect(await sharp(early ?? undefined).metadata()).toMatchObject(own);
      expect(await quadrantsOf(early ?? Buffer.alloc(0))).toBe("red green / blue white");
    }
  });

  it("is nobody else's", async () => {
    const asked: Promise<Buffer | null>[] = [];
    await offer(await scene().png().toBuffer(), (id) => asked.push(readEarlyDisplay(id, "eve")));
    expect(await Promise.all(asked)).toEqual([null, null]);
  });

  it("is given of as many pixels as are taken, and of no more", async () => {
    const picture = await grey(1000, 800).jpeg().toBuffer();
    expect(await givenOf(picture, 800_000)).toEqual([expect.any(Buffer), expect.any(Buffer)]);
    expect(await givenOf(picture, 799_999)).toEqual([null, null]);
  });

  it.each([
    ["a picture that can be seen through", () => scene().ensureAlpha(0.5).png().toBuffer()],
    ["a picture of more pixels than are worth it", () => grey(5001, 5000).jpeg().toBuffer()],
    ["a strip", () => grey(65_536, 1).png().toBuffer()],
    ["half a picture", async () => (await scene(600, 400).png().toBuffer()).subarray(0, 1200)],
    ["a drawing", async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
    ["no picture", async () => Buffer.from("no picture")],
  ])("is not given of %s", async (_which, make) => {
    expect(await givenOf(await make())).toEqual([null, null]);
  });
});
