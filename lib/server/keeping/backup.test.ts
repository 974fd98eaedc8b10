import { spawn } from "node:child_process";
import { copyFile, mkdtemp, open, readdir, readFile, rm, stat, truncate } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { eq, getTableName, is, sql } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { OutputStatus } from "@/lib/domain/edit";
import { migrateUpTo, newestSchemaVersion, readSchemaVersion } from "@/lib/server/db/migrate";
import { newId } from "@/lib/server/db/new-id";
import * as schema from "@/lib/server/db/schema";
import { createEdit } from "@/lib/server/edits/create-edit";
import { deleteEdit } from "@/lib/server/edits/delete-edit";
import {
  eventually,
  OWNER,
  openTestStudio,
  recipe,
  scriptedEditor,
  type TestStudio,
} from "@/lib/server/edits/test-studio";
import { ensureFullPicture } from "@/lib/server/images/ensure-full-picture";
import { pictureKey } from "@/lib/server/images/picture-key";
import { createBackup } from "./create-backup";
import { keptTables, otherTables } from "./kept-tables";
import { removeEmptyTables } from "./require-empty";
import { restoreBackup } from "./restore-backup";
import { allPictures, allRows, openTestInstallation, type TestInstallation } from "./test-installation";

/** Who stands before a lock in this database. */
const waiting = `select from pg_locks
  where not granted and database = (select oid from pg_database where datname = current_database())`;

describe("a backup", () => {
  let folder: string;
  let file: string;
  let studio: TestStudio;
  const opened: TestInstallation[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "diptych-backup-"));
    file = path.join(folder, "backup.tar");
    studio = await openTestStudio([scriptedEditor()]);
  });
  afterEach(async () => {
    for (const installation of opened.splice(0)) await installation.close();
    await studio.close();
    await rm(folder, { recursive: true, force: true });
  });

  const source = () => ({ pool: studio.database.pool, blobs: studio.blobs });
  async function empty(kind: "disk" | "s3" = "disk") {
    const installation = await openTestInstallation(kind, [scriptedEditor()]);
    opened.push(installation);
    return installation;
  }
  async function madeEdit(sourceId: string, n = 2) {
    const edit = await createEdit(studio, OWNER, { sourceId, recipe: recipe({ n }), parentOutputId: null }, null);
    for (const { id } of edit.outputs) await studio.run(id);
    return studio.ended(edit.id);
  }
  async function fill() {
    const upload = await studio.upload();
    const edit = await madeEdit(upload.id);
    await madeEdit(edit.outputs[0]?.image?.id ?? "");
    const trashed = await madeEdit(upload.id);
    await deleteEdit(studio, OWNER, trashed.id, { forever: false });
    const [row] = await studio.db.select().from(schema.images).where(eq(schema.images.id, upload.id));
    if (row) await ensureFullPicture(studio, row);
    // Larger than JavaScript's numbers hold, and words that a careless format would break.
    await studio.db.execute(sql`update outputs set seed = 9007199254740993 where edit_id = ${edit.id}`);
    await studio.db.execute(
      sql`update images set name = ${'line\nbreak, "quotes", \\ und Übergröße 图片.png'} where id = ${upload.id}`,
    );
    const share = { id: newId(), ownerId: OWNER, token: newId(), showRecipe: true, showOriginal: true };
    await studio.db
      .insert(schema.shares)
      .values({ ...share, allowDownload: false, indexable: false, title: "Für dich" });
    const shown = [edit, trashed].map(({ outputs }) => outputs[0]?.id ?? "");
    const order = shown.map((outputId, position) => ({ shareId: share.id, outputId, position }));
    await studio.db.insert(schema.shareOutputs).values(order);
    return { upload, edit };
  }

  it.each([
    ["disk", "disk"],
    ["disk", "s3"],
    ["s3", "disk"],
  ] as const)("from %s into %s is equal by hash: every row and every picture", async (from, to) => {
    await fill();
    let original: Pick<TestInstallation, "pool" | "blobs"> = source();
    if (from === "s3") {
      await createBackup(source(), path.join(folder, "first.tar"));
      const first = await empty("s3");
      await restoreBackup(first, path.join(folder, "first.tar"));
      original = first;
    }
    const made = await createBackup(original, file);
    expect(made).toMatchObject({ images: 7, pictures: 22, rows: 7 + 3 + 6 + 3, lost: [] });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const copy = await empty(to);
    const restored = await restoreBackup(copy, file);
    expect(restored).toMatchObject({ images: 7, pictures: 22, rows: 19 });
    expect(await allRows(copy.pool)).toEqual(await allRows(original.pool));
    expect(await allPictures(copy.blobs)).toEqual(await allPictures(original.blobs));
    expect(Object.keys(await allPictures(copy.blobs))).toHaveLength(22);
    const revisions = await Promise.all(
      [original.pool, copy.pool].map((pool) => pool.query("select nextval('edit_revisions')::int as next")),
    );
    expect(revisions[1]?.rows[0].next).toBeGreaterThanOrEqual(revisions[0]?.rows[0].next);
  });

  it("is a plain tar file that holds no more than rows and pictures", async () => {
    await fill();
    await createBackup(source(), file);
    const bytes = await readFile(file);
    expect(bytes.length % 512).toBe(0);
    expect(bytes.toString("latin1", 257, 262)).toBe("ustar");
    expect(await readdir(folder)).toEqual(["backup.tar"]);
  });

  it("is of one moment, whatever is made and removed for good while it is written", async () => {
    const { upload, edit } = await fill();
    const doomed = await madeEdit(upload.id);
    let isRemoved = false;
    const first = doomed.outputs.map(({ image }) => image?.id ?? "").sort()[1] ?? "";
    const blobs: TestStudio["blobs"] = {
      ...studio.blobs,
      async size(key) {
        // One of its pictures is in the archive already, the other is gone before it is read.
        if (!isRemoved && key === pictureKey(first, "original")) {
          isRemoved = true;
          await deleteEdit(studio, OWNER, doomed.id, { forever: true });
          await madeEdit(upload.id);
        }
        return studio.blobs.size(key);
      },
    };
    await createBackup({ pool: studio.database.pool, blobs }, file);
    expect(isRemoved).toBe(true);
    const copy = await empty();
    await restoreBackup(copy, file);
    const rows = await allRows(copy.pool);
    expect(rows.edits?.map((line) => JSON.parse(line).id)).not.toContain(doomed.id);
    expect(rows.edits?.map((line) => JSON.parse(line).id)).toContain(edit.id);
    expect(rows.edits).toHaveLength(3);
    expect(rows.images).toHaveLength(7);
    const stored = new Set(Object.keys(await allPictures(copy.blobs)).map((key) => key.split("/")[1]));
    expect([...stored].sort()).toEqual(rows.images?.map((line) => JSON.parse(line).id).sort());
  });

  it("is refused when it was cut off anywhere, or a byte was changed, before anything is written", async () => {
    await fill();
    await createBackup(source(), file);
    const copy = await empty();
    const broken = path.join(folder, "broken.tar");
    const { size } = await stat(file);
    for (const length of [0, 100, 512, 2048, Math.floor(size / 2), size - 2048, size - 1024, size - 1]) {
      await copyFile(file, broken);
      await truncate(broken, length);
      await expect(restoreBackup(copy, broken)).rejects.toThrow(/no whole backup/);
    }
    for (const at of [0, 600, Math.floor(size / 3), size - 2048 - 1, size - 2048 + 530]) {
      await copyFile(file, broken);
      const handle = await open(broken, "r+");
      const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, at);
      await handle.write(Buffer.from([(buffer[0] ?? 0) ^ 1]), 0, 1, at);
      await handle.close();
      await expect(restoreBackup(copy, broken)).rejects.toThrow(/changed or damaged|no whole backup/);
    }
    expect(await allPictures(copy.blobs)).toEqual({});
    expect((await allRows(copy.pool)).images).toEqual([]);
    await expect(restoreBackup(copy, path.join(folder, "none.tar"))).rejects.toThrow("there is no such file");
  });

  it("is restored whole or not at all, and once more, where the process is killed on the way", {
    timeout: 120_000,
  }, async () => {
    await fill();
    await createBackup(source(), file);
    const copy = await empty();
    const whole = await allRows(studio.database.pool);
    const nothing = await allRows(copy.pool);
    const held = {
      "all pictures are stored, no row is": "lock table edits in access share mode",
      "some rows are written, not committed": "select pg_advisory_xact_lock(1)",
    };
    // A trigger of ours holds what comes there, for as long as we have its lock.
    await copy.pool.query(`create function gate() returns trigger language plpgsql as $$ begin
      perform pg_advisory_xact_lock_shared(1); return new; end $$`);
    await copy.pool.query("create trigger gate before insert on outputs for each row execute function gate()");
    for (const [moment, hold] of Object.entries(held)) {
      const holder = await copy.pool.connect();
      await holder.query("begin");
      await holder.query(hold);
      const restoring = spawn(process.execPath, ["scripts/restore.mjs", file], {
        env: { ...process.env, DATA_DIR: copy.env.dataDir, DATABASE_URL: copy.databaseUrl, BLOB_STORE: "" },
        stdio: "ignore",
      });
      await eventually(async () => (await holder.query(waiting)).rows.length > 0);
      restoring.kill("SIGKILL");
      await new Promise((resolve) => restoring.once("exit", resolve));
      await holder.query("rollback");
      holder.release();
      expect(await allRows(copy.pool), moment).toEqual(nothing);
      expect(await allPictures(copy.blobs), moment).toEqual(await allPictures(studio.blobs));
    }
    await restoreBackup(copy, file);
    expect(await allRows(copy.pool)).toEqual(whole);
    expect(await allPictures(copy.blobs)).toEqual(await allPictures(studio.blobs));
  });

  it("goes only into an empty installation", async () => {
    await fill();
    await createBackup(source(), file);
    const copy = await empty();
    await restoreBackup(copy, file);
    await expect(restoreBackup(copy, file)).rejects.toThrow("is not empty, and nothing in it was changed");

    const withPictures = await empty();
    await withPictures.blobs.put(pictureKey(newId(), "original"), Buffer.from("of somebody"));
    await expect(restoreBackup(withPictures, file)).rejects.toThrow("is not empty");
    expect((await allRows(withPictures.pool)).images).toEqual([]);
  });

  it("does not go under an app that runs", async () => {
    await createBackup(source(), file);
    const copy = await empty();
    const { createNews } = await import("@/lib/server/jobs/news");
    const news = createNews(() => copy.pool.options, copy.log);
    try {
      await expect
        .poll(async () => (await restoreBackup(copy, file).catch((error) => error)).message, { timeout: 10_000 })
        .toMatch(/Diptych is running/);
    } finally {
      await news.end();
    }
  });

  it("leaves a file that is there as it is, and nothing where the store fails on the way", async () => {
    await fill();
    await createBackup(source(), file);
    await expect(createBackup(source(), file)).rejects.toThrow("exists already");
    const failing = { ...studio.blobs, stream: () => Promise.reject(new Error("away")) };
    await expect(
      createBackup({ pool: studio.database.pool, blobs: failing }, path.join(folder, "other.tar")),
    ).rejects.toThrow("away");
    expect(await readdir(folder)).toEqual(["backup.tar"]);
  });

  it("never pays twice: what was pending is settled by what it costs", async () => {
    const upload = await studio.upload();
    const ended: Record<string, [string, OutputStatus, object?]> = {};
    for (const provider of ["builtin", "scripted"]) {
      for (const status of ["queued", "submitting", "waiting", "saving"] as const) {
        const request = { sourceId: upload.id, recipe: recipe({ provider, model: "filters" }), parentOutputId: null };
        const [output] = (await createEdit(studio, OWNER, request, null)).outputs;
        ended[output?.id ?? ""] = [provider, status];
        await studio.db
          .update(schema.outputs)
          .set({ status })
          .where(eq(schema.outputs.id, output?.id ?? ""));
      }
    }
    const request = {
      sourceId: upload.id,
      recipe: recipe({ provider: "scripted", model: "filters" }),
      parentOutputId: null,
    };
    const [linked] = (await createEdit(studio, OWNER, request, null)).outputs;
    const link = { status: "saving", resultUrl: "https://results.example/1.png" } as const;
    await studio.db
      .update(schema.outputs)
      .set(link)
      .where(eq(schema.outputs.id, linked?.id ?? ""));
    await createBackup(source(), file);
    const copy = await empty();
    const { settled } = await restoreBackup(copy, file);
    expect(settled).toEqual({ runAgain: 5, canceled: 1, unconfirmed: 2, failed: 1 });
    const rows = await copy.db.select().from(schema.outputs);
    const now = Object.fromEntries(rows.map(({ id, status, failure }) => [id, [status, failure?.mayHaveBeenCharged]]));
    const expected: Record<string, [OutputStatus, boolean?]> = {
      queued: ["canceled", undefined],
      submitting: ["unconfirmed", true],
      waiting: ["unconfirmed", true],
      saving: ["failed", true],
    };
    for (const [id, [provider, status]] of Object.entries(ended)) {
      expect(now[id], `${provider} ${status}`).toEqual(
        provider === "builtin" ? ["queued", undefined] : expected[status],
      );
    }
    expect(now[linked?.id ?? ""]).toEqual(["saving", undefined]);
    const { rows: jobs } = await copy.pool.query(
      "select payload ->> 'outputId' as id from graphile_worker._private_jobs",
    );
    const going = rows.filter(({ status }) => status === "queued" || status === "saving").map(({ id }) => id);
    expect(jobs.map(({ id }) => id).sort()).toEqual(going.sort());
  });

  it("of an older version is brought up to date, also where the empty installation is newer", async () => {
    const old = await empty();
    await removeEmptyTables(old.pool);
    // As it was after the first three migrations.
    await migrateUpTo(old.pool, 1_800_000_000_000);
    const { rows: known } = await old.pool.query(
      "select created_at from drizzle.__drizzle_migrations order by 1 limit 3",
    );
    await removeEmptyTables(old.pool);
    await migrateUpTo(old.pool, Number(known[2]?.created_at));
    const version = await readSchemaVersion(old.pool);
    expect(version).toBeLessThan(newestSchemaVersion());
    await old.pool.query(`
      insert into images (id, owner_id, kind, sha256, width, height, bytes, media_type, has_alpha, notices, placeholder)
        values ('image', 'owner', 'upload', 'aa', 1, 1, 3, 'image/png', false, '[]', '');
      insert into edits (id, owner_id, source_id, recipe)
        values ('edit', 'owner', 'image', '{"provider":"builtin","model":"filters","prompt":"sepia"}');
      insert into outputs (id, edit_id, owner_id, index, status) values ('output', 'edit', 'owner', 0, 'queued');`);
    for (const form of ["original", "display", "thumb"] as const)
      await old.blobs.put(pictureKey("image", form), Buffer.from("abc"));
    await createBackup(old, file);
    const copy = await empty();
    expect(await restoreBackup(copy, file)).toMatchObject({
      images: 1,
      pictures: 3,
      rows: 3,
      settled: { runAgain: 1 },
    });
    expect(await readSchemaVersion(copy.pool)).toBe(newestSchemaVersion());
    expect(await readSchemaVersion(old.pool)).toBe(version);
    expect(await copy.db.select().from(schema.outputs)).toMatchObject([
      { id: "output", status: "queued", resultUrl: null },
    ]);
  });

  it("of a newer version is refused with a sentence", async () => {
    await studio.database.pool.query(
      "insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 9999999999999)",
    );
    await expect(createBackup(source(), file)).rejects.toThrow("newer version of Diptych");
  });

  it("holds every table, or says why not", () => {
    const tables = Object.values(schema).flatMap((each) => (is(each, PgTable) ? getTableName(each) : []));
    expect([...keptTables.map(({ name }) => name), ...Object.keys(otherTables)].sort()).toEqual(tables.sort());
  });
});
