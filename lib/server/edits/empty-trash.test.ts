import { spawn } from "node:child_process";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Edit } from "@/lib/domain/edit";
import { EDIT_CHANNEL } from "@/lib/server/db/edit-channel";
import { edits, images } from "@/lib/server/db/schema";
import { removeWhatIsLeft } from "@/lib/server/images/remove-pictures";
import { examineInstallation } from "@/lib/server/keeping/doctor/examine-installation";
import { createEdit } from "./create-edit";
import { deleteEdit } from "./delete-edit";
import { emptyTrash } from "./empty-trash";
import { listEdits } from "./list-edits";
import { removeExpiredEdits } from "./remove-expired-edits";
import { restoreEdit } from "./restore-edit";
import { eventually, OWNER, openTestStudio, recipe, type TestStudio } from "./test-studio";

const DAY_MS = 24 * 60 * 60 * 1000;

describe("the trash", () => {
  let studio: TestStudio;
  beforeEach(async () => {
    studio = await openTestStudio();
  });
  afterEach(() => studio.close());

  async function finishedEdit(sourceId: string): Promise<Edit> {
    const edit = await createEdit(studio, OWNER, { sourceId, recipe: recipe({ n: 2 }), parentOutputId: null }, null);
    for (const { id } of edit.outputs) await studio.run(id);
    return studio.ended(edit.id);
  }
  async function trashed(edit: Edit, daysAgo: number) {
    await deleteEdit(studio, OWNER, edit.id, { forever: false });
    const trashedAt = new Date(Date.now() - daysAgo * DAY_MS);
    await studio.db.update(edits).set({ trashedAt }).where(eq(edits.id, edit.id));
  }
  const resultOf = (edit: Edit) => edit.outputs[0]?.image?.id ?? "";
  const imageIds = async () => (await studio.db.select({ id: images.id }).from(images)).map(({ id }) => id).sort();
  const storedIds = async () => (await readdir(path.join(studio.env.dataDir, "pictures/images"))).sort();
  const expire = () => removeExpiredEdits(studio, new AbortController().signal);

  it("is emptied of what lay in it for 30 days, with rows and bytes, and of nothing else", async () => {
    const source = await studio.upload();
    const [old, recent, living] = [
      await finishedEdit(source.id),
      await finishedEdit(source.id),
      await finishedEdit(source.id),
    ];
    await trashed(old, 31);
    await trashed(recent, 29);
    await expire();
    const left = (await studio.db.select({ id: edits.id }).from(edits)).map(({ id }) => id).sort();
    expect(left).toEqual([recent.id, living.id].sort());
    const kept = [recent, living].flatMap(({ outputs }) => outputs.map(({ image }) => image?.id));
    // The upload is the person's, whoever uses it.
    expect(await imageIds()).toEqual([source.id, ...kept].sort());
    expect(await storedIds()).toEqual(await imageIds());
  });

  it("keeps an expired edit's picture where another edit began from it", async () => {
    const source = await studio.upload();
    const parent = await finishedEdit(source.id);
    const child = await finishedEdit(resultOf(parent));
    expect(child.parentOutputId).toBe(parent.outputs[0]?.id);
    await trashed(parent, 40);
    await expire();
    expect(await imageIds()).toContain(resultOf(parent));
    const [left] = (await listEdits(studio, OWNER, {})).items;
    expect(left).toMatchObject({ id: child.id, parentOutputId: null });
    expect(await storedIds()).toEqual(await imageIds());
  });

  it("spares what is restored at the same moment, and ends with all of an edit or none", async () => {
    const source = await studio.upload();
    const made = await Promise.all(Array.from({ length: 6 }, () => finishedEdit(source.id)));
    for (const edit of made) await trashed(edit, 31);
    const [, ...restored] = await Promise.all([
      expire(),
      ...made.map((edit) => restoreEdit(studio, OWNER, edit.id).catch(() => null)),
    ]);
    const living = (await listEdits(studio, OWNER, {})).items.map(({ id }) => id).sort();
    expect(living).toEqual(restored.flatMap((edit) => edit?.id ?? []).sort());
    expect(await storedIds()).toEqual(await imageIds());
    expect(await imageIds()).toHaveLength(1 + living.length * 2);
  });

  it("lets an edit begin from a picture that is removed at the same moment, or says that it is gone", async () => {
    const source = await studio.upload();
    const outcomes = { began: 0, gone: 0 };
    for (let round = 0; round < 12; round++) {
      const parent = await finishedEdit(source.id);
      const sourceId = resultOf(parent);
      const request = { sourceId, recipe: recipe(), parentOutputId: parent.outputs[0]?.id ?? null };
      const [began] = await Promise.allSettled([
        createEdit(studio, OWNER, request, null),
        deleteEdit(studio, OWNER, parent.id, { forever: true }),
      ]);
      if (began.status === "rejected") {
        expect(began.reason).toMatchObject({ code: "not_found" });
        expect(await imageIds()).not.toContain(sourceId);
        outcomes.gone += 1;
        continue;
      }
      expect(await imageIds()).toContain(sourceId);
      expect(await storedIds()).toContain(sourceId);
      outcomes.began += 1;
    }
    expect(outcomes.began + outcomes.gone).toBe(12);
    const { rows } = await studio.db.execute(
      sql`select e.id from edits e where parent_output_id is not null and not exists (select from outputs o where o.id = e.parent_output_id)`,
    );
    expect(rows).toEqual([]);
    expect(await storedIds()).toEqual(await imageIds());
  });

  it("leaves the rows where the store of pictures is away, and takes them when it is back", async () => {
    await trashed(await finishedEdit((await studio.upload()).id), 31);
    const away = { ...studio, blobs: { ...studio.blobs, check: () => Promise.reject(new Error("away")) } };
    await removeExpiredEdits(away, new AbortController().signal);
    expect(await studio.db.$count(edits)).toBe(1);
    await expire();
    expect(await studio.db.$count(edits)).toBe(0);
  });

  it("goes on where its process was killed: the next run and its job leave nothing for the doctor", async () => {
    const source = await studio.upload();
    const made: Edit[] = [];
    for (let index = 0; index < 6; index++) {
      const edit = await finishedEdit(source.id);
      await trashed(edit, 40 - index);
      made.push(edit);
    }
    const last = made.at(-1)?.id ?? "";
    const { pool } = studio.database;
    const holder = await pool.connect();
    await holder.query("begin");
    await holder.query("select from outputs where edit_id = $1 for update", [last]);
    const listener = await pool.connect();
    await listener.query(`listen ${EDIT_CHANNEL}`);
    const firstGone = new Promise<void>((resolve) => listener.once("notification", () => resolve()));

    const emptier = spawn(process.execPath, ["--import", "tsx", "lib/server/edits/__fixtures__/trash-app.ts"], {
      env: { ...process.env, DATA_DIR: studio.env.dataDir, DATABASE_URL: studio.database.url, BLOB_STORE: "" },
      stdio: "inherit",
    });
    // The rows of the first are gone this moment; its bytes, and all after it but the last, may be anywhere.
    await firstGone;
    emptier.kill("SIGKILL");
    await new Promise((resolve) => emptier.once("exit", resolve));
    listener.release(true);
    await holder.query("rollback");
    holder.release();
    const left = await studio.db.$count(edits);
    expect([1, 2, 3, 4, 5]).toContain(left);

    await expire();
    expect(await studio.db.$count(edits)).toBe(0);
    await studio.db.execute(sql`update graphile_worker._private_jobs set run_at = now()`);
    await studio.startWorker();
    await eventually(async () => {
      const { rows } = await studio.db.execute(sql`select from graphile_worker._private_jobs`);
      return rows.length === 0;
    });
    expect(await storedIds()).toEqual([source.id]);
    const doctor = examineInstallation(
      { ...studio, pool },
      { repair: false, deep: true, now: new Date(Date.now() + 2 * DAY_MS) },
    );
    for await (const finding of doctor) expect.soft(finding).toBeNull();
  });

  it("removes the bytes by a job where the store was away when the rows went", async () => {
    const source = await studio.upload();
    const edit = await finishedEdit(source.id);
    const away = { ...studio, blobs: { ...studio.blobs, remove: () => Promise.reject(new Error("away")) } };
    await deleteEdit(away, OWNER, edit.id, { forever: true });
    expect(await storedIds()).toHaveLength(3);
    // Another that came under the same id since would be kept.
    const { rows } = await studio.db.execute<{ payload: { imageIds: string[] } }>(
      sql`select payload from graphile_worker._private_jobs where payload ->> 'imageIds' is not null`,
    );
    const [job] = rows;
    if (!job) throw new Error("No job was left.");
    await removeWhatIsLeft(studio, { imageIds: [...job.payload.imageIds, source.id] });
    expect(await storedIds()).toEqual([source.id]);
  });

  it("removes one owner's alone when a person empties it", async () => {
    const source = await studio.upload();
    const edit = await finishedEdit(source.id);
    // A database whose clock goes a minute before ours.
    await trashed(edit, -1 / (24 * 60));
    expect(await emptyTrash(studio, { ownerId: "somebody" })).toBe(0);
    expect(await emptyTrash(studio, { ownerId: OWNER })).toBe(1);
  });

  it("is looked after by the queue, every hour, by one of all the workers", async () => {
    await trashed(await finishedEdit((await studio.upload()).id), 31);
    for (let workers = 0; workers < 2; workers++) await studio.startWorker();
    const { rows } = await studio.db.execute(sql`select identifier from graphile_worker._private_known_crontabs`);
    expect(rows).toEqual([{ identifier: "remove-expired-edits" }]);
    await studio.db.transaction((tx) => studio.queue.enqueue(tx, "remove-expired-edits", {}));
    await eventually(async () => (await studio.db.$count(edits)) === 0);
  });
});
