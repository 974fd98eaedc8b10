import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "@/lib/server/db/new-id";
import { ingestAhead } from "./ingest-image";
import { openImagePicture } from "./open-image-picture";
import { pictureForms, pictureKey } from "./picture-key";
import { readThumb } from "./read-thumb";
import { removePictures } from "./remove-pictures";
import { quadrantsOf, scene, withFile } from "./test-scene";
import { openTestServices, type TestServices } from "./test-services";

const OWNER = "ada";
const upright = "red green / blue white";

describe("a result whose display form is still on its way", () => {
  let services: TestServices;
  beforeAll(async () => {
    services = await openTestServices();
  });
  afterAll(() => services.close());

  /** Stored in a store that keeps the display form only when `allow` lets it. */
  const ingest = async (allow: () => Promise<void>, bytes?: Buffer) => {
    const { blobs } = services;
    const slow: TestServices = {
      ...services,
      blobs: {
        ...blobs,
        put: (key, put) => (key.endsWith("display") ? allow() : Promise.resolve()).then(() => blobs.put(key, put)),
      },
    };
    const made = bytes ?? (await scene().png().toBuffer());
    return withFile(made, (path) =>
      ingestAhead(slow, { id: newId(), ownerId: OWNER, kind: "result", path, name: null }),
    );
  };
  const display = async (id: string) => buffer((await openImagePicture(services, OWNER, id, "display")).stream);
  const stored = async (id: string) => {
    const sizes = await Promise.all(pictureForms.map((form) => services.blobs.size(pictureKey(id, form))));
    return pictureForms.filter((_, place) => sizes[place] !== null);
  };
  const held = () => {
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    return { gate, release };
  };

  it("is there with its original and its thumbnail, and whoever asks for the display form gets it once it is kept", async () => {
    const { gate, release } = held();
    const { image, isNew, whole } = await ingest(() => gate);
    expect(isNew).toBe(true);
    expect(await stored(image.id)).toEqual(["original", "thumb"]);
    expect(await quadrantsOf(await readThumb(services, OWNER, image.id))).toBe(upright);
    const order: string[] = [];
    const asking = display(image.id).then((bytes) => {
      order.push("answered");
      return bytes;
    });
    void whole.then(() => order.push("kept"));
    release();
    expect(await quadrantsOf(await asking)).toBe(upright);
    expect(order).toEqual(["kept", "answered"]);
    expect(await stored(image.id)).toEqual(["original", "display", "thumb"]);
  });

  it("is whole for whoever asks first, where the display form could not be kept", async () => {
    const { image, whole } = await ingest(() => Promise.reject(new Error("No room.")));
    await whole;
    expect(await stored(image.id)).toEqual(["original", "thumb"]);
    const answers = await Promise.all([display(image.id), display(image.id), display(image.id)]);
    for (const answer of answers) expect(await quadrantsOf(answer)).toBe(upright);
    expect(await stored(image.id)).toEqual(["original", "display", "thumb"]);
  });

  it("leaves nothing when it is removed in this moment", async () => {
    const { gate, release } = held();
    const { image } = await ingest(() => gate);
    const removing = removePictures(services, [image.id]);
    release();
    await removing;
    expect(await stored(image.id)).toEqual([]);
  });

  it("is not there at all where its last rows are missing", async () => {
    const whole = await scene(600, 400).png({ compressionLevel: 0 }).toBuffer();
    const cut = whole.subarray(0, Math.floor(whole.length * 0.6));
    await expect(ingest(() => Promise.resolve(), cut)).rejects.toMatchObject({ code: "unreadable_image" });
  });
});

describe("small forms that are not in the store any more", () => {
  let services: TestServices;
  beforeAll(async () => {
    services = await openTestServices();
  });
  afterAll(() => services.close());

  const add = async () => {
    const given = { id: newId(), ownerId: OWNER, kind: "result", name: null } as const;
    const { image, whole } = await withFile(await scene().png().toBuffer(), (path) =>
      ingestAhead(services, { ...given, path }),
    );
    await whole;
    return image.id;
  };
  const lose = async (id: string, forms: readonly ("original" | "display" | "thumb")[]) => {
    for (const form of forms) await services.blobs.remove(pictureKey(id, form));
  };

  it("are made again from the original", async () => {
    const id = await add();
    await lose(id, ["display", "thumb"]);
    expect(await quadrantsOf(await readThumb(services, OWNER, id))).toBe(upright);
    const { stream, bytes } = await openImagePicture(services, OWNER, id, "display", { start: 0, end: 3 });
    expect([bytes, (await buffer(stream)).toString()]).toEqual([4, "RIFF"]);
    expect(await services.leftovers()).toEqual([]);
  });

  it("are not found where the original is gone, too", async () => {
    const id = await add();
    await lose(id, ["original", "display", "thumb"]);
    await expect(openImagePicture(services, OWNER, id, "display")).rejects.toMatchObject({ code: "not_found" });
    await expect(readThumb(services, OWNER, id)).rejects.toMatchObject({ code: "not_found" });
  });

  it("are not found where the original cannot be read", async () => {
    const id = await add();
    await lose(id, ["display"]);
    await services.blobs.put(pictureKey(id, "original"), Buffer.from("no picture"));
    await expect(openImagePicture(services, OWNER, id, "display")).rejects.toMatchObject({ code: "not_found" });
  });
});
