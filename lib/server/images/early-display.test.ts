import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { newId } from "@/lib/server/db/new-id";
import { giveEarlyDisplay, isDisplayOffered, offerEarlyDisplay, readEarlyDisplay } from "./early-display";
import { quadrantsOf, scene, withFile } from "./test-scene";

const OWNER = "ada";

describe("a display form that is offered before it is stored", () => {
  /** Offers the picture's form, lets `ask` ask, and makes it: from its file, and from its bytes. */
  async function offer(bytes: Buffer, ask: (id: string) => void) {
    for (const from of [null, bytes]) {
      const id = newId();
      const end = offerEarlyDisplay(id, OWNER);
      expect(isDisplayOffered(id)).toBe(true);
      ask(id);
      await withFile(bytes, (path) => giveEarlyDisplay(id, from ?? path));
      end();
      expect(isDisplayOffered(id)).toBe(false);
      expect(await readEarlyDisplay(id, OWNER)).toBeNull();
    }
  }

  /** What an owner who asked at once was given, from the file and from the bytes. */
  async function givenOf(bytes: Buffer): Promise<(Buffer | null)[]> {
    const asked: Promise<Buffer | null>[] = [];
    await offer(bytes, (id) => asked.push(readEarlyDisplay(id, OWNER)));
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

  it("is nobody else's", async () => {
    const asked: Promise<Buffer | null>[] = [];
    await offer(await scene().png().toBuffer(), (id) => asked.push(readEarlyDisplay(id, "eve")));
    expect(await Promise.all(asked)).toEqual([null, null]);
  });

  it.each([
    ["a picture that can be seen through", () => scene().ensureAlpha(0.5).png().toBuffer()],
    ["a picture that is larger than it", () => scene(2400, 1600).jpeg().toBuffer()],
    ["half a picture", async () => (await scene(600, 400).png().toBuffer()).subarray(0, 1200)],
    ["a drawing", async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
    ["no picture", async () => Buffer.from("no picture")],
  ])("is not given of %s", async (_which, make) => {
    expect(await givenOf(await make())).toEqual([null, null]);
  });
});
