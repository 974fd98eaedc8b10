import { chmod, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openSpool } from "@/lib/server/blobs/spool";
import { openTestBucket, type TestBucket } from "@/lib/server/blobs/test-bucket";
import { outputs } from "@/lib/server/db/schema";
import { openImagePicture } from "@/lib/server/images/open-image-picture";
import type { Progress } from "@/lib/server/providers/image-editor";
import { cancelAllEdits } from "./cancel-all-edits";
import { cancelEdit } from "./cancel-edit";
import { createEdit } from "./create-edit";
import { deleteEdit } from "./delete-edit";
import { forgetOutput } from "./forget-output";
import { answerKey } from "./kept-answer";
import { readEdit } from "./read-edit";
import { retryEdit } from "./retry-edit";
import { runOutput } from "./run-output";
import { sweepSpool } from "./sweep-spool";
import {
  eventually,
  finished,
  OWNER,
  openTestStudio,
  picture,
  recipe,
  scriptedEditor,
  type TestStudio,
} from "./test-studio";

/** A real S3 server that goes away while the provider works, and comes back. */
describe("a picture that is made and cannot be stored", () => {
  const billed = scriptedEditor({ id: "billed" });
  let bucket: TestBucket;
  let studio: TestStudio;
  let sourceId: string;
  let bytes: Buffer;
  let submits = 0;

  beforeAll(async () => {
    bucket = await openTestBucket();
    const { bucket: name, endpoint, accessKeyId, secretAccessKey } = bucket.options;
    studio = await openTestStudio([billed], undefined, {
      BLOB_STORE: "s3",
      S3_BUCKET: name,
      S3_ENDPOINT: endpoint ?? "",
      S3_ACCESS_KEY_ID: accessKeyId ?? "",
      S3_SECRET_ACCESS_KEY: secretAccessKey ?? "",
      S3_FORCE_PATH_STYLE: "on",
    });
    sourceId = (await studio.upload()).id;
    bytes = await picture("#aa3366");
  });
  afterAll(async () => {
    await studio.close();
    await bucket.close();
  });
  beforeEach(async () => {
    await bucket.start();
    submits = 0;
    billed.submit = async () => {
      submits += 1;
      await bucket.stop();
      return finished({ seed: 42, providerRequestId: "req-7" });
    };
  });

  async function start() {
    const wanted = { sourceId, recipe: recipe({ provider: "billed" }), parentOutputId: null };
    const edit = await createEdit(studio, OWNER, wanted, null);
    return { editId: edit.id, outputId: edit.outputs[0]?.id ?? "" };
  }
  async function startHeld() {
    const started = await start();
    await studio.run(started.outputId);
    return started;
  }
  const outputOf = async (editId: string) => (await readEdit(studio, OWNER, editId)).outputs[0];
  const leave = (outputId: string, changes: Partial<typeof outputs.$inferInsert>) =>
    studio.db.update(outputs).set(changes).where(eq(outputs.id, outputId));
  async function expectStored(editId: string, attempt = 1) {
    const output = await outputOf(editId);
    expect(output).toMatchObject({
      status: "succeeded",
      seed: 42,
      providerRequestId: "req-7",
      attempt,
      nextAttemptAt: null,
    });
    const { stream } = await openImagePicture(studio, OWNER, output?.image?.id ?? "", "original");
    expect((await buffer(stream)).equals(bytes)).toBe(true);
    expect(await studio.spool.keys()).toEqual([]);
    expect(submits).toBe(1);
  }

  it("is kept, says when it is tried again, and comes home byte for byte without another call", async () => {
    const { editId, outputId } = await startHeld();
    const held = await outputOf(editId);
    expect(held).toMatchObject({ status: "saving", heldIn: "disk", failure: null, image: null });
    expect(Date.parse(held?.nextAttemptAt ?? "")).toBeGreaterThan(Date.now());
    await studio.run(outputId);
    expect(await outputOf(editId)).toMatchObject({ status: "saving", heldIn: "disk" });
    await bucket.start();
    await studio.run(outputId);
    await expectStored(editId);
  });

  it("is brought home by the queue alone once the store is back", async () => {
    const worker = await studio.startWorker();
    const { editId } = await start();
    await eventually(async () => (await outputOf(editId))?.nextAttemptAt);
    await bucket.start();
    await studio.ended(editId);
    await worker.stop();
    await expectStored(editId);
  });

  it("waits longer each time, half a minute at most", async () => {
    const { outputId } = await startHeld();
    const waits: number[] = [];
    for (const savingTries of [1, 3, 20]) {
      await runOutput(studio, { outputId, attempt: 1, savingTries }, new AbortController().signal);
      const { rows } = await studio.database.pool.query(
        "select payload, run_at from graphile_worker._private_jobs where key = $1",
        [`output:${outputId}:1`],
      );
      expect(rows[0].payload.savingTries).toBe(savingTries + 1);
      waits.push(Math.round((rows[0].run_at.getTime() - Date.now()) / 1000));
    }
    expect(waits.map((wait) => wait <= 30)).toEqual([true, true, true]);
    expect(waits[0]).toBeLessThan(waits[1] ?? 0);
    expect(waits[1]).toBeLessThan(waits[2] ?? 0);
    await bucket.start();
    await studio.run(outputId);
  });

  it("is found by the next process when its worker was killed before it wrote anything down", async () => {
    const { editId, outputId } = await startHeld();
    await leave(outputId, { status: "submitting", spoolId: null, sent: null, providerRequestId: null, seed: null });
    await bucket.start();
    const other = { ...studio, spool: await openSpool(path.join(studio.env.dataDir, "spool")) };
    await runOutput(other, { outputId, attempt: 1 }, new AbortController().signal, 2);
    await expectStored(editId);
  });

  it("mends what another machine took for unconfirmed meanwhile", async () => {
    const { editId, outputId } = await startHeld();
    await leave(outputId, { status: "unconfirmed", spoolId: null, nextAttemptAt: null });
    await bucket.start();
    await sweepSpool(studio);
    const worker = await studio.startWorker();
    await eventually(async () => (await outputOf(editId))?.status === "succeeded");
    await worker.stop();
    await expectStored(editId);
  });

  it("is stored by the machine that has it, and left to it by every other", async () => {
    const { editId, outputId } = await startHeld();
    await bucket.start();
    const elsewhere = { ...studio, spool: await openSpool(path.join(studio.env.dataDir, "another-machine")) };
    await runOutput(elsewhere, { outputId, attempt: 1 }, new AbortController().signal);
    expect(await outputOf(editId)).toMatchObject({ status: "saving", heldIn: "disk" });
    await studio.run(outputId);
    await expectStored(editId);
  });

  it("is made once more on request when the machine that had it does not come back", async () => {
    const { editId, outputId } = await startHeld();
    await cancelEdit(studio, OWNER, editId);
    await retryEdit(studio, OWNER, editId, { acceptDoubleCharge: false });
    await bucket.start();
    billed.submit = async () => finished({ providerRequestId: "second" });
    const elsewhere = { ...studio, spool: await openSpool(path.join(studio.env.dataDir, "third-machine")) };
    const runElsewhere = () => runOutput(elsewhere, { outputId, attempt: 2 }, new AbortController().signal);
    await runElsewhere();
    expect(await outputOf(editId)).toMatchObject({ status: "queued", attempt: 2 });
    await leave(outputId, { queuedAt: new Date(Date.now() - 5 * 60_000) });
    await runElsewhere();
    expect(await outputOf(editId)).toMatchObject({ status: "succeeded", providerRequestId: "second" });
    await sweepSpool(studio);
    expect(await studio.spool.keys()).toEqual([]);
  });

  it("can be stopped, and running it again brings it home without another call", async () => {
    const { editId, outputId } = await startHeld();
    expect(await cancelEdit(studio, OWNER, editId)).toMatchObject({
      status: "canceled",
      outputs: [{ failure: { code: "canceled", mayHaveBeenCharged: true, providerRequestId: "req-7" } }],
    });
    await bucket.start();
    await studio.run(outputId);
    await sweepSpool(studio);
    expect(await outputOf(editId)).toMatchObject({ status: "canceled", image: null });
    await retryEdit(studio, OWNER, editId, { acceptDoubleCharge: false });
    await studio.run(outputId, 2);
    await expectStored(editId, 2);
  });

  it("is let through by a stop of everything and by the trash", async () => {
    const { editId, outputId } = await startHeld();
    expect(await cancelAllEdits(studio, OWNER)).toEqual({ canceled: 0 });
    await deleteEdit(studio, OWNER, editId, { forever: false });
    await bucket.start();
    await studio.run(outputId);
    const [row] = await studio.db.select().from(outputs).where(eq(outputs.id, outputId));
    expect(row).toMatchObject({ status: "succeeded" });
    expect(await studio.spool.keys()).toEqual([]);
  });

  it("goes with an edit that is deleted for good", async () => {
    const { editId, outputId } = await startHeld();
    await deleteEdit(studio, OWNER, editId, { forever: true });
    await studio.run(outputId);
    await sweepSpool(studio);
    expect(await studio.spool.keys()).toEqual([]);
  });

  it("is stored although its provider was taken out of the configuration", async () => {
    const { editId, outputId } = await startHeld();
    await bucket.start();
    const providers = { ...studio.providers, find: () => null };
    await runOutput({ ...studio, providers }, { outputId, attempt: 1 }, new AbortController().signal);
    await expectStored(editId);
  });

  it("is given up, with the truth about its cost, when its bytes rotted", async () => {
    const { editId, outputId } = await startHeld();
    const entry = await studio.spool.find(answerKey({ id: outputId, attempt: 1 }));
    await chmod(entry?.file ?? "", 0o600);
    await writeFile(entry?.file ?? "", (await readFile(entry?.file ?? "")).subarray(10));
    await bucket.start();
    await studio.run(outputId);
    expect(await outputOf(editId)).toMatchObject({
      status: "failed",
      failure: { code: "interrupted", mayHaveBeenCharged: true },
    });
    await sweepSpool(studio);
    expect(await studio.spool.keys()).toEqual([]);
  });

  it("keeps nothing of an answer that was no picture", async () => {
    billed.submit = async () => finished({ picture: { bytes: Buffer.from("<html>") } });
    const { editId, outputId } = await start();
    await studio.run(outputId);
    expect(await outputOf(editId)).toMatchObject({ status: "failed", failure: { code: "no_picture" } });
    expect(await studio.spool.keys()).toEqual([]);
  });

  it("keeps what was called off, for a day and no longer", async () => {
    const { editId, outputId } = await startHeld();
    await leave(outputId, { status: "unconfirmed" });
    await forgetOutput(studio, OWNER, outputId);
    await sweepSpool(studio);
    const key = answerKey({ id: outputId, attempt: 1 });
    expect(await studio.spool.keys()).toEqual([key]);
    const note = path.join(studio.env.dataDir, "spool", `${key}.json`);
    const yesterday = new Date(Date.now() - 25 * 60 * 60 * 1000).toISOString();
    await writeFile(note, JSON.stringify({ ...JSON.parse(await readFile(note, "utf8")), keptAt: yesterday }));
    await sweepSpool(studio);
    expect(await studio.spool.keys()).toEqual([]);
    const [row] = await studio.db.select().from(outputs).where(eq(outputs.id, outputId));
    expect(row?.spoolId).toBeNull();
    expect((await outputOf(editId))?.status).toBe("failed");
  });

  describe("on a machine whose own disk refuses too", () => {
    const spoolFolder = () => path.join(studio.env.dataDir, "spool");
    const aside = () => path.join(studio.env.dataDir, "spool-aside");
    const refuse = async () => {
      await rename(spoolFolder(), aside());
      await writeFile(spoolFolder(), "");
    };
    const accept = async () => {
      await rm(spoolFolder(), { force: true });
      await rename(aside(), spoolFolder()).catch(() => mkdir(spoolFolder()));
    };
    beforeEach(() => {
      billed.submit = async (): Promise<Progress> => {
        submits += 1;
        await bucket.stop();
        await refuse();
        return finished({ seed: 42, providerRequestId: "req-7" });
      };
    });

    it("is held in memory and says so, and comes home when the store is back", async () => {
      const { editId, outputId } = await start();
      const running = studio.run(outputId);
      const held = await eventually(async () => {
        const output = await outputOf(editId);
        return output?.nextAttemptAt ? output : null;
      });
      expect(held).toMatchObject({ status: "saving", heldIn: "memory" });
      await accept();
      await bucket.start();
      await running;
      await studio.run(outputId);
      await expectStored(editId);
    });

    it("moves to the disk as soon as it has room", async () => {
      const { editId, outputId } = await start();
      const running = studio.run(outputId);
      await eventually(async () => (await outputOf(editId))?.nextAttemptAt);
      await accept();
      await running;
      expect(await outputOf(editId)).toMatchObject({ status: "saving", heldIn: "disk" });
      await bucket.start();
      await studio.run(outputId);
      await expectStored(editId);
    });

    it("ends with the truth when the process has to end", async () => {
      const { editId, outputId } = await start();
      const stopping = new AbortController();
      const running = runOutput(studio, { outputId, attempt: 1 }, stopping.signal);
      await eventually(async () => (await outputOf(editId))?.nextAttemptAt);
      stopping.abort();
      await running;
      await accept();
      expect(await outputOf(editId)).toMatchObject({
        status: "failed",
        failure: { code: "storage_failed", mayHaveBeenCharged: true },
      });
    });

    it("is dropped when it is stopped", async () => {
      const { editId, outputId } = await start();
      const running = studio.run(outputId);
      await eventually(async () => (await outputOf(editId))?.nextAttemptAt);
      await cancelEdit(studio, OWNER, editId);
      await running;
      await accept();
      expect(await outputOf(editId)).toMatchObject({ status: "canceled" });
      expect(await studio.spool.keys()).toEqual([]);
    });
  });
});
