import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { images } from "@/lib/server/db/schema";
import { listImages } from "./list-images";
import { readImage } from "./read-image";
import { openTestServices, type TestServices } from "./test-services";

describe("images of an owner", () => {
  let services: TestServices;
  beforeAll(async () => {
    services = await openTestServices();
  });
  afterAll(() => services.close());

  async function insert(id: string, ownerId: string, second: number, kind: "upload" | "result" = "upload") {
    await services.db.insert(images).values({
      id,
      ownerId,
      kind,
      sha256: id,
      width: 4,
      height: 3,
      bytes: 5,
      mediaType: "image/png",
      hasAlpha: false,
      name: `${id}.png`,
      notices: [],
      placeholder: "data:,",
      createdAt: new Date(Date.UTC(2026, 0, 1, 0, 0, second)),
    });
  }

  it("are listed newest first, page by page, each once, also those of the same moment", async () => {
    for (let i = 0; i < 7; i++) await insert(`a${i}`, "ada", Math.floor(i / 3));
    await insert("result", "ada", 9, "result");
    await insert("b0", "bob", 9);
    const seen: string[][] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listImages>> = await listImages(services, "ada", { limit: 3, cursor });
      seen.push(page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual([["a6", "a5", "a4"], ["a3", "a2", "a1"], ["a0"]]);
  });

  it("end with a full page without promising another", async () => {
    await insert("c0", "cleo", 1);
    await insert("c1", "cleo", 2);
    expect(await listImages(services, "cleo", { limit: 2, cursor: null })).toMatchObject({ nextCursor: null });
  });

  it("keep their place in the list when the image at the cursor is deleted", async () => {
    for (let i = 0; i < 3; i++) await insert(`d${i}`, "dan", i);
    const { nextCursor } = await listImages(services, "dan", { limit: 1, cursor: null });
    await services.db.delete(images);
    await insert("d0", "dan", 0);
    const { items } = await listImages(services, "dan", { limit: 5, cursor: nextCursor });
    expect(items.map(({ id }) => id)).toEqual(["d0"]);
  });

  it.each([
    "",
    "nonsense",
    "MTIz",
    Buffer.from("x y").toString("base64url"),
    Buffer.from("999999999999999 a").toString("base64url"),
  ])("refuse the cursor %j", async (cursor) => {
    await expect(listImages(services, "ada", { limit: 1, cursor })).rejects.toMatchObject({
      code: "invalid_request",
      fieldErrors: [{ path: "cursor" }],
    });
  });

  it("are read by their owner alone", async () => {
    await insert("e0", "eve", 1);
    expect(await readImage(services, "eve", "e0")).toMatchObject({ id: "e0", createdAt: "2026-01-01T00:00:01.000Z" });
    await expect(readImage(services, "bob", "e0")).rejects.toMatchObject({ code: "not_found" });
    await expect(readImage(services, "eve", "e1")).rejects.toMatchObject({ code: "not_found" });
  });
});
