import { randomBytes } from "node:crypto";
import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { eq } from "drizzle-orm";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EDIT_CHANNEL } from "@/lib/server/db/edit-channel";
import { findImage } from "@/lib/server/db/images";
import { newId } from "@/lib/server/db/new-id";
import { edits, outputs } from "@/lib/server/db/schema";
import { deleteImage } from "./delete-image";
import { ingestImage } from "./ingest-image";
import { pictureForms, pictureKey } from "./picture-key";
import { scene, withFile } from "./test-scene";
import { openTestServices, type TestServices } from "./test-services";

describe("deleteImage", () => {
  let services: TestServices;
  beforeAll(async () => {
    services = await openTestServices();
  });
  afterAll(() => services.close());

  async function addImage(kind: "upload" | "result" = "upload"): Promise<string> {
    const bytes = Buffer.concat([await scene(8, 8).png().toBuffer(), randomBytes(8)]);
    const { image } = await withFile(bytes, (file) =>
      ingestImage(services, { ownerId: "ada", kind, path: file, name: null }),
    );
    return image.id;
  }

  async function addEdit(sourceId: string, resultId: string | null, trashedAt: Date | null = null): Promise<string> {
    const id = newId();
    const recipe = {
      provider: "builtin",
      model: "m",
      prompt: "p",
      negativePrompt: null,
      strength: null,
      steps: null,
      guidanceScale: null,
      seed: null,
      n: 1,
      size: null,
      sendSize: "model",
    } as const;
    await services.db.insert(edits).values({ id, ownerId: "ada", sourceId, recipe, trashedAt });
    await services.db
      .insert(outputs)
      .values({ id: newId(), editId: id, ownerId: "ada", index: 0, status: "succeeded", imageId: resultId });
    return id;
  }

  const isThere = async (id: string) => (await findImage(services.db, "ada", id)) !== null;
  const bytesOf = async (id: string) => {
    const sizes = await Promise.all(pictureForms.map((form) => services.blobs.size(pictureKey(id, form))));
    return sizes.filter((size) => size !== null).length;
  };

  it("removes row and bytes", async () => {
    const id = await addImage();
    expect(await bytesOf(id)).toBe(3);
    await deleteImage(services, "ada", id);
    expect(await isThere(id)).toBe(false);
    expect(await bytesOf(id)).toBe(0);
  });

  it("has deleted the image also where its bytes could not be removed", async () => {
    const id = await addImage();
    const folder = path.join(services.env.dataDir, "pictures/images", id);
    await rm(folder, { recursive: true });
    await writeFile(folder, "a file in the folder's place");
    await deleteImage(services, "ada", id);
    expect(await isThere(id)).toBe(false);
  });

  it("does not find what belongs to somebody else or is gone", async () => {
    const id = await addImage();
    await expect(deleteImage(services, "bob", id)).rejects.toMatchObject({ code: "not_found" });
    expect(await bytesOf(id)).toBe(3);
    await deleteImage(services, "ada", id);
    await expect(deleteImage(services, "ada", id)).rejects.toMatchObject({ code: "not_found" });
  });

  it("refuses an image that an edit has as its source or as a result", async () => {
    const [source, result] = [await addImage(), await addImage("result")];
    await addEdit(source, result);
    await expect(deleteImage(services, "ada", source)).rejects.toMatchObject({ code: "in_use" });
    await expect(deleteImage(services, "ada", result)).rejects.toMatchObject({ code: "in_use" });
    expect([await bytesOf(source), await bytesOf(result)]).toEqual([3, 3]);
  });

  it("takes with it what only the trash still has of it", async () => {
    const [source, result] = [await addImage(), await addImage("result")];
    await addEdit(source, result, new Date());
    await deleteImage(services, "ada", source);
    expect([await isThere(source), await isThere(result)]).toEqual([false, false]);
    expect([await bytesOf(source), await bytesOf(result)]).toEqual([0, 0]);
    expect(await services.db.$count(edits)).toBe(1);
  });

  it("lets edits that began from what goes with it forget their parent, and tells everyone", async () => {
    const [source, result] = [await addImage(), await addImage("result")];
    const trashed = await addEdit(source, result, new Date());
    const child = await addEdit(result, null);
    const [made] = await services.db.select().from(outputs).where(eq(outputs.editId, trashed));
    await services.db.update(edits).set({ parentOutputId: made?.id }).where(eq(edits.id, child));
    const told: string[] = [];
    const listener = new pg.Client({ connectionString: services.databaseUrl });
    await listener.connect();
    listener.on("notification", ({ payload }) => told.push(JSON.parse(payload ?? "{}").editId));
    await listener.query(`listen ${EDIT_CHANNEL}`);
    await deleteImage(services, "ada", source);
    // Whatever was told before it arrives with the answer.
    await listener.query("select 1");
    await listener.end();
    const [left] = await services.db.select().from(edits).where(eq(edits.id, child));
    expect(left?.parentOutputId).toBe(null);
    expect(told).toEqual([trashed]);
  });

  it("leaves a result of a trashed edit that another edit goes on from", async () => {
    const [source, result] = [await addImage(), await addImage("result")];
    await addEdit(source, result, new Date());
    await addEdit(result, null);
    await deleteImage(services, "ada", source);
    expect([await isThere(source), await isThere(result)]).toEqual([false, true]);
    expect(await bytesOf(result)).toBe(3);
  });

  it("never removes an image from under an edit that begins at the same moment", async () => {
    for (let round = 0; round < 5; round++) {
      const id = await addImage();
      const [deleted, begun] = await Promise.allSettled([deleteImage(services, "ada", id), addEdit(id, null)]);
      expect([deleted.status, begun.status].sort()).toEqual(["fulfilled", "rejected"]);
      expect(await isThere(id)).toBe(begun.status === "fulfilled");
      expect(await bytesOf(id)).toBe(begun.status === "fulfilled" ? 3 : 0);
    }
  });
});
