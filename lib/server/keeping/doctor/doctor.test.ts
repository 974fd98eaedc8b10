import { mkdir, readdir, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { eq, sql } from "drizzle-orm";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTestBucket } from "@/lib/server/blobs/test-bucket";
import { newId } from "@/lib/server/db/new-id";
import * as schema from "@/lib/server/db/schema";
import { createEdit } from "@/lib/server/edits/create-edit";
import { deleteEdit } from "@/lib/server/edits/delete-edit";
import { readEdit } from "@/lib/server/edits/read-edit";
import { OWNER, openTestStudio, picture, recipe, type TestStudio } from "@/lib/server/edits/test-studio";
import { ensureFullPicture } from "@/lib/server/images/ensure-full-picture";
import { type PictureForm, pictureKey } from "@/lib/server/images/picture-key";
import { allPictures } from "../test-installation";
import { examineInstallation } from "./examine-installation";
import type { Finding } from "./finding";

const HOUR_MS = 60 * 60 * 1000;

describe("the doctor", () => {
  let studio: TestStudio;
  beforeEach(async () => {
    studio = await openTestStudio();
  });
  afterEach(() => studio.close());

  /** Looks as if it were `hours` later, so that nothing seems to be under way. */
  async function look(options: { repair?: boolean; deep?: boolean; hours?: number } = {}): Promise<Finding[]> {
    const { repair = false, deep = false, hours = 25 } = options;
    const now = new Date(Date.now() + hours * HOUR_MS);
    const found: Finding[] = [];
    const installation = { ...studio, pool: studio.database.pool };
    for await (const finding of examineInstallation(installation, { repair, deep, now })) found.push(finding);
    return found;
  }
  async function mends(what: RegExp, count: number, options: { deep?: boolean } = {}) {
    expect(await look(options)).toEqual([
      expect.objectContaining({ state: "mendable", count, what: expect.stringMatching(what) }),
    ]);
    expect(await look({ ...options, repair: true })).toEqual([expect.objectContaining({ state: "mended", count })]);
    expect(await look(options)).toEqual([]);
  }
  async function madeEdit(sourceId?: string) {
    const source = sourceId ?? (await studio.upload()).id;
    const edit = await createEdit(studio, OWNER, { sourceId: source, recipe: recipe(), parentOutputId: null }, null);
    await studio.run(edit.outputs[0]?.id ?? "");
    await studio.db.execute(sql`delete from graphile_worker._private_jobs`);
    const done = await studio.ended(edit.id);
    return { edit: done, sourceId: source, resultId: done.outputs[0]?.image?.id ?? "" };
  }
  const remove = (id: string, ...forms: PictureForm[]) =>
    Promise.all(forms.map((form) => studio.blobs.remove(pictureKey(id, form))));
  const rowOf = async (id: string) => (await studio.db.select().from(schema.images).where(eq(schema.images.id, id)))[0];

  it("finds nothing where nothing is wrong, and has touched nothing", async () => {
    await madeEdit();
    const before = await allPictures(studio.blobs);
    expect(await look({ repair: true, deep: true })).toEqual([]);
    expect(await allPictures(studio.blobs)).toEqual(before);
  });

  it("removes bytes without a row, but never those that may be under way", async () => {
    const { sourceId } = await madeEdit();
    await studio.blobs.put(pictureKey(newId(), "original"), await picture("#123456"));
    expect(await look({ repair: true, hours: 23 })).toEqual([]);
    expect(Object.keys(await allPictures(studio.blobs))).toHaveLength(7);
    await mends(/without a row/, 1);
    expect(Object.keys(await allPictures(studio.blobs))).toHaveLength(6);
    expect(await studio.blobs.size(pictureKey(sourceId, "original"))).not.toBeNull();
  });

  it("looks into a bucket and mends it, as it does a folder", async () => {
    const bucket = await openTestBucket();
    const folder = studio;
    const { options } = bucket;
    studio = await openTestStudio([], undefined, {
      BLOB_STORE: "s3",
      S3_BUCKET: options.bucket,
      S3_REGION: options.region,
      S3_ENDPOINT: options.endpoint ?? "",
      S3_ACCESS_KEY_ID: options.accessKeyId ?? "",
      S3_SECRET_ACCESS_KEY: options.secretAccessKey ?? "",
      S3_FORCE_PATH_STYLE: "true",
    });
    try {
      const { edit, sourceId, resultId } = await madeEdit();
      expect(await look({ deep: true })).toEqual([]);
      const before = await allPictures(studio.blobs);
      await studio.blobs.put(pictureKey(newId(), "original"), await picture("#123456"));
      await mends(/without a row/, 1);
      await remove(sourceId, "thumb");
      await mends(/lacks a small form/, 1);
      await studio.blobs.put(pictureKey(resultId, "display"), Buffer.from("half a pic"));
      await mends(/small form that cannot be read/, 1, { deep: true });
      expect(await allPictures(studio.blobs)).toEqual(before);
      await remove(resultId, "original", "full", "display", "thumb");
      await look({ repair: true });
      expect((await readEdit(studio, OWNER, edit.id)).outputs[0]).toMatchObject({ status: "failed" });
      expect(await look({ deep: true })).toEqual([]);
    } finally {
      await studio.close();
      studio = folder;
      await bucket.close();
    }
  });

  it("makes small forms again, the same as they were", async () => {
    const { sourceId, resultId } = await madeEdit();
    const before = await allPictures(studio.blobs);
    await remove(sourceId, "thumb");
    await remove(resultId, "display", "thumb");
    await mends(/lack a small form/, 2);
    expect(await allPictures(studio.blobs)).toEqual(before);
  });

  it("puts the largest form in the place of a lost original, and the row tells the truth about it", async () => {
    const { resultId } = await madeEdit();
    const row = await rowOf(resultId);
    if (row) await ensureFullPicture(studio, row);
    await remove(resultId, "original", "thumb");
    await mends(/lost the original/, 1);
    const now = await rowOf(resultId);
    const original = await studio.blobs.read(pictureKey(resultId, "original"));
    expect(await sharp(original).metadata()).toMatchObject({ width: now?.width, height: now?.height });
    expect(original.length).toBe(now?.bytes);
    expect(await look({ deep: true })).toEqual([]);
  });

  it("says of a version whose picture is lost that it could not be kept", async () => {
    const { edit, resultId } = await madeEdit();
    await remove(resultId, "original", "display", "thumb");
    await mends(/is lost/, 1);
    const [output] = (await readEdit(studio, OWNER, edit.id)).outputs;
    expect(output).toMatchObject({ status: "failed", image: null, failure: { code: "storage_failed" } });
    expect(await rowOf(resultId)).toBeUndefined();
  });

  it("keeps the row of a lost source, and the same upload brings it back", async () => {
    const { sourceId } = await madeEdit();
    const before = await allPictures(studio.blobs);
    await remove(sourceId, "original", "display", "thumb");
    expect(await look({ repair: true })).toEqual([expect.objectContaining({ state: "left", count: 1 })]);
    expect((await studio.upload()).id).toBe(sourceId);
    expect(await allPictures(studio.blobs)).toEqual(before);
    expect(await look({ deep: true })).toEqual([]);
  });

  it("tells of an original that was cut off or changed, and leaves it as it is", async () => {
    const { sourceId, resultId } = await madeEdit();
    const original = await studio.blobs.read(pictureKey(sourceId, "original"));
    await studio.blobs.put(pictureKey(sourceId, "original"), original.subarray(0, 50));
    expect(await look({ repair: true })).toEqual([
      expect.objectContaining({ state: "left", what: expect.stringContaining("not as long") }),
    ]);
    await studio.upload();
    const result = await studio.blobs.read(pictureKey(resultId, "original"));
    result[result.length - 20] = (result[result.length - 20] ?? 0) ^ 1;
    await studio.blobs.put(pictureKey(resultId, "original"), result);
    expect(await look()).toEqual([]);
    expect(await look({ repair: true, deep: true })).toEqual([expect.objectContaining({ state: "left", count: 1 })]);
    expect(await studio.blobs.read(pictureKey(resultId, "original"))).toEqual(result);
  });

  it("makes small forms again that cannot be read", async () => {
    const { resultId } = await madeEdit();
    await studio.blobs.put(pictureKey(resultId, "thumb"), Buffer.from("no picture"));
    await mends(/cannot be read/, 1, { deep: true });
  });

  it("gives pending outputs without a job to the queue, which brings them to their end", async () => {
    const { id: sourceId } = await studio.upload();
    const edit = await createEdit(studio, OWNER, { sourceId, recipe: recipe(), parentOutputId: null }, null);
    expect(await look()).toEqual([]);
    await studio.db.execute(sql`delete from graphile_worker._private_jobs`);
    await mends(/no job works on it/, 1);
    await studio.startWorker();
    expect(await studio.ended(edit.id)).toMatchObject({ status: "succeeded" });
  });

  it("takes jobs out of the queue whose outputs are gone", async () => {
    const { id: sourceId } = await studio.upload();
    const edit = await createEdit(studio, OWNER, { sourceId, recipe: recipe(), parentOutputId: null }, null);
    await deleteEdit(studio, OWNER, edit.id, { forever: true });
    await mends(/outputs that are gone/, 1);
  });

  it("removes results that no edit refers to, but not those that are just being saved", async () => {
    const { edit, resultId } = await madeEdit();
    await studio.db
      .update(schema.outputs)
      .set({ imageId: null, status: "canceled" })
      .where(eq(schema.outputs.editId, edit.id));
    expect(await look({ repair: true, hours: 0 })).toEqual([]);
    await mends(/no edit any more/, 1);
    expect(await studio.blobs.size(pictureKey(resultId, "original"))).toBeNull();
  });

  it("empties the trash of what has been there for too long", async () => {
    const { edit } = await madeEdit();
    await deleteEdit(studio, OWNER, edit.id, { forever: false });
    expect(await look()).toEqual([]);
    await studio.db.update(schema.edits).set({ trashedAt: new Date(Date.now() - 31 * 24 * HOUR_MS) });
    await mends(/in the trash for too long/, 1);
  });

  it("clears away what killed processes left half-written", async () => {
    const { dataDir } = studio.env;
    for (const folder of ["tmp/upload", "postgres.init-1-ab"])
      await mkdir(path.join(dataDir, folder), { recursive: true });
    await mkdir(path.join(dataDir, "pictures/parts"), { recursive: true });
    await writeFile(path.join(dataDir, "pictures/parts/old"), "x");
    await utimes(path.join(dataDir, "tmp/upload"), new Date(), new Date());
    expect(await look({ hours: 1 })).toEqual([]);
    await mends(/half-written/, 3);
    expect(await readdir(path.join(dataDir, "pictures/parts"))).toEqual([]);
  });

  it("only tells of tables of an older version", async () => {
    await studio.db.execute(
      sql`delete from drizzle.__drizzle_migrations where created_at = (select max(created_at) from drizzle.__drizzle_migrations)`,
    );
    expect(await look({ repair: true })).toEqual([
      expect.objectContaining({ state: "left", what: expect.stringContaining("older version") }),
    ]);
  });
});
