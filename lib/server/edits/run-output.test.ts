import { randomBytes } from "node:crypto";
import { rename, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createDatabase } from "@/lib/server/db/client";
import { images, outputs } from "@/lib/server/db/schema";
import { ingestImage } from "@/lib/server/images/ingest-image";
import { pictureKey } from "@/lib/server/images/picture-key";
import { type ImageEditor, type Progress, ProviderError } from "@/lib/server/providers/image-editor";
import { cancelEdit } from "./cancel-edit";
import { createEdit } from "./create-edit";
import { deleteEdit } from "./delete-edit";
import { listProviders } from "./list-providers";
import { opaqueUserId } from "./opaque-user-id";
import { readEdit } from "./read-edit";
import { resultImageId } from "./result-image-id";
import { retryEdit } from "./retry-edit";
import { runOutput } from "./run-output";
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

describe("runOutput", () => {
  let studio: TestStudio;
  let sourceId: string;
  const billed = scriptedEditor({ id: "billed" });
  const free = scriptedEditor({ id: "free", billed: false });
  const calls: string[] = [];
  beforeAll(async () => {
    studio = await openTestStudio([billed, free]);
    sourceId = (await studio.upload()).id;
  });
  afterAll(() => studio.close());
  beforeEach(() => {
    calls.length = 0;
    script(billed, async () => finished());
    script(free, async () => finished());
  });

  function script(
    editor: ImageEditor,
    submit: ImageEditor["submit"],
    collect: ImageEditor["collect"] = submit as never,
  ) {
    editor.submit = (request, signal) => {
      calls.push("submit");
      return submit(request, signal);
    };
    editor.collect = (ticket, signal) => {
      calls.push(`collect ${ticket}`);
      return collect(ticket, signal);
    };
  }

  const start = async (changes = {}) => {
    const edit = await createEdit(
      studio,
      OWNER,
      { sourceId, recipe: recipe({ provider: "billed", ...changes }), parentOutputId: null },
      null,
    );
    return { editId: edit.id, outputId: edit.outputs[0]?.id ?? "" };
  };
  const outputOf = async (editId: string) => (await readEdit(studio, OWNER, editId)).outputs[0];
  /** As a worker that died left it. */
  const leave = (outputId: string, changes: Partial<typeof outputs.$inferInsert>) =>
    studio.db.update(outputs).set(changes).where(eq(outputs.id, outputId));
  const failing = (error: ProviderError) => async (): Promise<Progress> => {
    throw error;
  };

  it("runs a built-in filter to a picture of its own", async () => {
    const { editId, outputId } = await start({ provider: "builtin", prompt: "pencil sketch", seed: 5 });
    await studio.run(outputId);
    expect(await outputOf(editId)).toMatchObject({
      status: "succeeded",
      seed: 5,
      failure: null,
      image: { width: 64, height: 48, name: null },
    });
  });

  it("writes down that it is about to send before it sends", async () => {
    let seen: unknown;
    const { editId, outputId } = await start();
    script(billed, async () => {
      seen = await outputOf(editId);
      return finished({ seed: 42, providerRequestId: "abc" });
    });
    await studio.run(outputId);
    expect(seen).toMatchObject({ status: "submitting", startedAt: expect.any(String) });
    expect(await outputOf(editId)).toMatchObject({ status: "succeeded", seed: 42, providerRequestId: "abc" });
  });

  it("sends the drawn seed and the prepared source", async () => {
    let sent: Parameters<ImageEditor["submit"]>[0] | undefined;
    script(billed, async (request) => {
      sent = request;
      return finished();
    });
    const { outputId } = await start({ seed: 11 });
    await studio.run(outputId);
    expect(sent).toMatchObject({
      recipe: { seed: 11, model: "filters" },
      source: { width: 64, height: 48 },
      userId: opaqueUserId(OWNER),
    });
  });

  describe("with a store that does not give the source", () => {
    let outputId: string;
    let editId: string;
    let away: () => Promise<void>;
    let back: () => Promise<void>;
    beforeEach(async () => {
      // One that was not prepared before.
      const { id } = await studio.upload(`#${randomBytes(3).toString("hex")}`);
      const order = { sourceId: id, recipe: recipe({ provider: "billed" }), parentOutputId: null };
      const edit = await createEdit(studio, OWNER, order, null);
      editId = edit.id;
      outputId = edit.outputs[0]?.id ?? "";
      const folder = path.join(studio.env.dataDir, "pictures");
      away = async () => {
        await rename(folder, `${folder}.away`);
        await writeFile(folder, "no folder");
      };
      back = async () => {
        await rm(folder);
        await rename(`${folder}.away`, folder);
      };
    });

    it("waits, sends nothing, and goes on as soon as it does", async () => {
      await away();
      await studio.run(outputId);
      const waiting = { status: "queued", attempt: 1, retry: null, nextAttemptAt: expect.any(String), failure: null };
      expect(await outputOf(editId)).toMatchObject(waiting);
      expect(calls).toEqual([]);
      const { rows } = await studio.database.pool.query(
        "select payload, flags, run_at > now() as later from graphile_worker._private_jobs where key = $1",
        [`output:${outputId}:1`],
      );
      // In the provider's own line, where its limit holds.
      expect(rows).toEqual([
        { payload: { outputId, attempt: 1, sourceTries: 1 }, flags: { "lane:billed": true }, later: true },
      ]);
      await back();
      await studio.run(outputId);
      expect(await outputOf(editId)).toMatchObject({ status: "succeeded", attempt: 1 });
      expect(calls).toEqual(["submit"]);
    });

    it("gives up after a day, and has cost nothing", async () => {
      await leave(outputId, { queuedAt: new Date(Date.now() - 25 * 60 * 60 * 1000) });
      await away();
      await studio.run(outputId);
      await back();
      expect(await outputOf(editId)).toMatchObject({
        status: "failed",
        failure: { code: "storage_failed", mayHaveBeenCharged: false },
      });
      expect(calls).toEqual([]);
    });
  });

  it("does nothing when its job runs a second time", async () => {
    const { outputId } = await start();
    await studio.run(outputId);
    await studio.run(outputId);
    expect(calls).toEqual(["submit"]);
  });

  it("does nothing for an attempt that the output has left behind", async () => {
    const { outputId } = await start();
    await studio.run(outputId, 2);
    expect(calls).toEqual([]);
  });

  it.each([
    ["not_run", "unreachable", "failed", false],
    ["refused", "blocked", "failed", false],
    ["ran", "no_picture", "failed", true],
    ["unknown", "connection_lost", "unconfirmed", true],
  ] as const)(
    "ends a billed call whose outcome is %s (%s) as %s",
    async (outcome, code, status, mayHaveBeenCharged) => {
      script(
        billed,
        failing(
          new ProviderError(code, "No.", {
            outcome,
            providerCode: "e1",
            providerMessage: "nope",
            providerRequestId: "r1",
          }),
        ),
      );
      const { editId, outputId } = await start();
      await studio.run(outputId);
      expect(await outputOf(editId)).toMatchObject({
        status,
        image: null,
        failure: { code, mayHaveBeenCharged, providerCode: "e1", providerMessage: "nope", providerRequestId: "r1" },
      });
    },
  );

  it("never calls what costs nothing unconfirmed", async () => {
    script(free, failing(new ProviderError("connection_lost", "No.", { outcome: "unknown" })));
    const { editId, outputId } = await start({ provider: "free" });
    await studio.run(outputId);
    expect(await outputOf(editId)).toMatchObject({ status: "failed", failure: { mayHaveBeenCharged: false } });
  });

  it("treats an adapter's own mistake as an unknown outcome", async () => {
    script(billed, async () => {
      throw new TypeError("undefined is not a function");
    });
    const { editId, outputId } = await start();
    await studio.run(outputId);
    expect(await outputOf(editId)).toMatchObject({ status: "unconfirmed", failure: { code: "provider_error" } });
  });

  it("plans another attempt when the provider is busy, as late as it asks, and not for ever", async () => {
    const busy = new ProviderError("rate_limited", "Slow down.", {
      outcome: "not_run",
      retryable: true,
      retryAfterMs: 20_000,
    });
    script(billed, failing(busy));
    const { editId, outputId } = await start();
    await studio.run(outputId);
    const planned = await outputOf(editId);
    expect(planned).toMatchObject({
      status: "queued",
      attempt: 2,
      failure: null,
      retry: { number: 1, of: 3 },
      queuePosition: null,
    });
    expect(Date.parse(planned?.nextAttemptAt ?? "")).toBeGreaterThan(Date.now() + 15_000);
    for (const attempt of [2, 3, 4]) await studio.run(outputId, attempt);
    expect(await outputOf(editId)).toMatchObject({
      status: "failed",
      attempt: 4,
      failure: { code: "rate_limited", retryable: true },
    });
  });

  it("tries as often by itself again after a person ran it again", async () => {
    script(billed, failing(new ProviderError("provider_busy", "503", { outcome: "not_run", retryable: true })));
    const { editId, outputId } = await start();
    for (const attempt of [1, 2, 3, 4]) await studio.run(outputId, attempt);
    expect(await outputOf(editId)).toMatchObject({ status: "failed", attempt: 4 });
    await retryEdit(studio, OWNER, editId, { acceptDoubleCharge: false });
    for (const attempt of [5, 6, 7]) {
      await studio.run(outputId, attempt);
      const retry = { number: attempt - 4, of: 3 };
      expect(await outputOf(editId)).toMatchObject({ status: "queued", attempt: attempt + 1, retry });
    }
    await studio.run(outputId, 8);
    expect(await outputOf(editId)).toMatchObject({ status: "failed", attempt: 8 });
  });

  it("does not plan another attempt for what may have run", async () => {
    script(billed, failing(new ProviderError("provider_busy", "504", { outcome: "unknown", retryable: true })));
    const { editId, outputId } = await start();
    await studio.run(outputId);
    expect(await outputOf(editId)).toMatchObject({ status: "unconfirmed", attempt: 1 });
  });

  it("keeps the ticket and goes on with it", async () => {
    const waiting: Progress = { state: "waiting", ticket: "t1", pollAfterMs: 1, sent: { a: 1 }, warnings: [] };
    script(
      billed,
      async () => waiting,
      async () => finished(),
    );
    const { editId, outputId } = await start();
    await studio.run(outputId);
    expect(await outputOf(editId)).toMatchObject({ status: "waiting", sent: { a: 1 } });
    await studio.run(outputId);
    expect(await outputOf(editId)).toMatchObject({ status: "succeeded" });
    expect(calls).toEqual(["submit", "collect t1"]);
  });

  it("asks again when only the question failed", async () => {
    const lost = new ProviderError("connection_lost", "Reset.", { outcome: "unknown", retryable: true });
    script(billed, async () => finished(), failing(lost));
    const { editId, outputId } = await start();
    await leave(outputId, { status: "waiting", ticket: "t2", submitStartedAt: new Date() });
    await studio.run(outputId);
    expect(await outputOf(editId)).toMatchObject({ status: "waiting", failure: null });
  });

  it("fetches a picture that the provider only names", async () => {
    const bytes = await picture("#00ff00");
    const server = createServer((_request, response) => response.end(bytes)).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    billed.ownHosts = [host];
    script(billed, async () => finished({ picture: { url: `http://${host}/result.png` } }));
    const { editId, outputId } = await start();
    await studio.run(outputId);
    server.close();
    expect(await outputOf(editId)).toMatchObject({ status: "succeeded", image: { bytes: bytes.length } });
  });

  it("does not follow a stranger's address into the own network", async () => {
    billed.ownHosts = [];
    script(billed, async () => finished({ picture: { url: "http://127.0.0.1:1/result.png" } }));
    const { editId, outputId } = await start();
    await studio.run(outputId);
    expect(await outputOf(editId)).toMatchObject({
      status: "failed",
      failure: { code: "result_unavailable", mayHaveBeenCharged: true },
    });
  });

  it("says that an answer was no picture, and that it may have been charged", async () => {
    script(billed, async () => finished({ picture: { bytes: Buffer.from("<html>sorry</html>") } }));
    const { editId, outputId } = await start();
    await studio.run(outputId);
    expect(await outputOf(editId)).toMatchObject({
      status: "failed",
      failure: { code: "no_picture", mayHaveBeenCharged: true },
    });
  });

  describe("after its worker died", () => {
    it("sends again what costs nothing", async () => {
      const { editId, outputId } = await start({ provider: "free" });
      await leave(outputId, { status: "submitting", submitStartedAt: new Date() });
      await studio.run(outputId);
      expect(await outputOf(editId)).toMatchObject({ status: "succeeded" });
    });

    it("leaves what is billed unconfirmed and sends nothing", async () => {
      const { editId, outputId } = await start();
      await leave(outputId, { status: "submitting", submitStartedAt: new Date() });
      await studio.run(outputId);
      expect(await outputOf(editId)).toMatchObject({
        status: "unconfirmed",
        failure: { code: "interrupted", mayHaveBeenCharged: true },
      });
      expect(calls).toEqual([]);
    });

    it("fetches again what was being saved under a ticket", async () => {
      const { editId, outputId } = await start();
      await leave(outputId, { status: "saving", ticket: "t3" });
      await studio.run(outputId);
      expect(await outputOf(editId)).toMatchObject({ status: "succeeded" });
      expect(calls).toEqual(["collect t3"]);
    });

    it("says what became of a picture that was lost while it was being saved", async () => {
      const { editId, outputId } = await start();
      await leave(outputId, { status: "saving" });
      await studio.run(outputId);
      expect(await outputOf(editId)).toMatchObject({
        status: "failed",
        failure: { code: "interrupted", mayHaveBeenCharged: true },
      });
      expect(calls).toEqual([]);
    });

    it("takes the picture that the dead worker had stored, and fetches nothing", async () => {
      const { editId, outputId } = await start();
      await leave(outputId, { status: "saving", resultUrl: "http://127.0.0.1:1/gone.png" });
      const file = path.join(studio.env.dataDir, "stored.png");
      await writeFile(file, await picture("#123456"));
      const id = resultImageId({ id: outputId, attempt: 1 });
      await ingestImage(studio, { id, ownerId: OWNER, kind: "result", path: file, name: null });
      await studio.run(outputId);
      expect(await outputOf(editId)).toMatchObject({ status: "succeeded", image: { id } });
      expect(calls).toEqual([]);
    });

    it("makes the display form that the dead worker did not come to", async () => {
      const { editId, outputId } = await start();
      script(billed, async () => finished());
      await studio.run(outputId);
      const id = (await outputOf(editId))?.image?.id ?? "";
      await studio.blobs.remove(pictureKey(id, "display"));
      await studio.run(outputId);
      expect(await studio.blobs.size(pictureKey(id, "display"))).toBeGreaterThan(0);
      expect(calls).toEqual(["submit"]);
    });

    it("takes the late answer of a worker that was only thought dead", async () => {
      const { editId, outputId } = await start();
      script(billed, async () => {
        // Meanwhile another worker finds it as this one left it.
        await studio.run(outputId);
        return finished();
      });
      await studio.run(outputId);
      expect(calls).toEqual(["submit"]);
      expect(await outputOf(editId)).toMatchObject({ status: "succeeded", failure: null });
    });

    it.each([
      ["no", { outcome: "refused", retryable: false }, { status: "failed", attempt: 1 }],
      ["not now", { outcome: "not_run", retryable: true }, { status: "queued", attempt: 2, failure: null }],
      ["perhaps", { outcome: "unknown", retryable: true }, { status: "unconfirmed", failure: { code: "interrupted" } }],
    ] as const)("takes its late “%s” where that is certain", async (_word, answer, end) => {
      const { editId, outputId } = await start();
      script(billed, async () => {
        await studio.run(outputId);
        expect(await outputOf(editId)).toMatchObject({ status: "unconfirmed" });
        throw new ProviderError("provider_error", "Late.", answer);
      });
      await studio.run(outputId);
      expect(calls).toEqual(["submit"]);
      expect(await outputOf(editId)).toMatchObject(end);
    });
  });

  describe("after its process ended under it three times", () => {
    it.each([
      ["free", "submitting", "failed", false],
      ["billed", "queued", "failed", false],
      ["billed", "submitting", "unconfirmed", true],
      ["billed", "saving", "failed", true],
    ] as const)("ends what is %s and %s as %s, without beginning it", async (provider, left, status, charged) => {
      const { editId, outputId } = await start({ provider });
      await leave(outputId, { status: left, resultUrl: left === "saving" ? "http://127.0.0.1:1/kept.png" : null });
      await runOutput(studio, { outputId, attempt: 1 }, new AbortController().signal, 4);
      expect(await outputOf(editId)).toMatchObject({
        status,
        failure: { code: "interrupted", mayHaveBeenCharged: charged },
      });
      expect(calls).toEqual([]);
    });

    it("asks for a ticket all the same", async () => {
      const { editId, outputId } = await start();
      await leave(outputId, { status: "waiting", ticket: "t4", submitStartedAt: new Date() });
      await runOutput(studio, { outputId, attempt: 1 }, new AbortController().signal, 4);
      expect(await outputOf(editId)).toMatchObject({ status: "succeeded" });
    });
  });

  describe("canceling", () => {
    /** A call that only its signal ends. */
    const hanging =
      (begun: () => void): ImageEditor["submit"] =>
      (_request, signal) =>
        new Promise((_resolve, reject) => {
          begun();
          signal.addEventListener("abort", () => reject(signal.reason), { once: true });
        });

    it("cancels what is queued without a failure", async () => {
      const { editId, outputId } = await start();
      expect((await cancelEdit(studio, OWNER, editId)).outputs[0]).toMatchObject({ status: "canceled", failure: null });
      await studio.run(outputId);
      expect(calls).toEqual([]);
    });

    it("gives up a call under way and says that it may have been charged", async () => {
      const { editId, outputId } = await start();
      const begun = new Promise<void>((resolve) => script(billed, hanging(resolve)));
      const running = studio.run(outputId);
      await begun;
      const canceled = await cancelEdit(studio, OWNER, editId);
      expect(canceled).toMatchObject({ status: "canceled" });
      expect(canceled.outputs[0]?.failure).toMatchObject({ code: "canceled", mayHaveBeenCharged: true });
      await running;
      expect(await outputOf(editId)).toMatchObject({ status: "canceled" });
    });

    it("drops a result that nobody wants any more, row and bytes", async () => {
      const { editId, outputId } = await start();
      const before = await studio.db.$count(images);
      script(billed, async () => {
        const done = await finished();
        await cancelEdit(studio, OWNER, editId);
        return done;
      });
      await studio.run(outputId);
      expect(await outputOf(editId)).toMatchObject({ status: "canceled", image: null });
      expect(await studio.db.$count(images)).toBe(before);
    });

    it("gives up a call whose edit is deleted for good", async () => {
      const { editId, outputId } = await start();
      const begun = new Promise<void>((resolve) => script(billed, hanging(resolve)));
      const running = studio.run(outputId);
      await begun;
      await deleteEdit(studio, OWNER, editId, { forever: true });
      await running;
      await expect(readEdit(studio, OWNER, editId)).rejects.toMatchObject({ code: "not_found" });
    });

    it("runs again after a cancel, while the first call is still ending", async () => {
      const { editId, outputId } = await start({ seed: 3 });
      const begun = new Promise<void>((resolve) => script(billed, hanging(resolve)));
      const running = studio.run(outputId);
      await begun;
      await cancelEdit(studio, OWNER, editId);
      script(billed, async () => finished());
      expect((await retryEdit(studio, OWNER, editId, { acceptDoubleCharge: false })).outputs[0]).toMatchObject({
        status: "queued",
        attempt: 2,
        seed: 3,
      });
      await Promise.all([running, studio.run(outputId, 2)]);
      expect(await outputOf(editId)).toMatchObject({ status: "succeeded", attempt: 2 });
    });
  });

  describe("when its worker stops", () => {
    const stopWhileRunning = async (provider: string) => {
      const { editId, outputId } = await start({ provider });
      const stopping = new AbortController();
      const editor = provider === "free" ? free : billed;
      script(editor, async (_request, signal) => {
        stopping.abort();
        signal.throwIfAborted();
        return finished();
      });
      await runOutput(studio, { outputId, attempt: 1 }, stopping.signal);
      return { editId, outputId };
    };

    it("puts back what costs nothing, for the next worker", async () => {
      const { editId, outputId } = await stopWhileRunning("free");
      expect(await outputOf(editId)).toMatchObject({ status: "queued", attempt: 1 });
      script(free, async () => finished());
      await studio.run(outputId);
      expect(await outputOf(editId)).toMatchObject({ status: "succeeded" });
    });

    it("puts back what is billed and never left the house", async () => {
      const stopping = new AbortController();
      script(billed, async () => {
        stopping.abort();
        throw new ProviderError("canceled", "Stopped before anything was sent.", { outcome: "not_run" });
      });
      const { editId, outputId } = await start();
      await runOutput(studio, { outputId, attempt: 1 }, stopping.signal);
      expect(await outputOf(editId)).toMatchObject({ status: "queued", attempt: 1, startedAt: null });
      script(billed, async () => finished());
      await studio.run(outputId);
      expect(await outputOf(editId)).toMatchObject({ status: "succeeded" });
    });

    it("does not send what is still being prepared", async () => {
      const stopping = new AbortController();
      const { blobs } = studio;
      // Its own prototype chain keeps everything else as it is.
      const stoppingBlobs = Object.assign(Object.create(blobs) as typeof blobs, {
        stream: (...[key, range]: Parameters<typeof blobs.stream>) => {
          stopping.abort();
          return blobs.stream(key, range);
        },
        read: (key: string) => {
          stopping.abort();
          return blobs.read(key);
        },
      });
      const { editId, outputId } = await start();
      await runOutput({ ...studio, blobs: stoppingBlobs }, { outputId, attempt: 1 }, stopping.signal);
      expect(stopping.signal.aborted).toBe(true);
      expect(calls).toEqual([]);
      expect(await outputOf(editId)).toMatchObject({ status: "queued", startedAt: null });
    });

    it("puts back what was being made anew after its worker died", async () => {
      const { editId, outputId } = await start({ provider: "free" });
      await leave(outputId, { status: "saving" });
      await runOutput(studio, { outputId, attempt: 1 }, AbortSignal.abort());
      expect(await outputOf(editId)).toMatchObject({ status: "queued" });
    });

    it("leaves what is billed unconfirmed", async () => {
      const { editId } = await stopWhileRunning("billed");
      expect(await outputOf(editId)).toMatchObject({ status: "unconfirmed", failure: { code: "interrupted" } });
    });
  });

  it("knows the usual time of a model from its past runs", async () => {
    const { editId, outputId } = await start();
    await studio.run(outputId);
    await studio.ended(editId);
    const now = Date.now();
    const ago = (ms: number) => new Date(now - ms);
    await studio.db
      .update(outputs)
      .set({ startedAt: ago(90_000), finishedAt: ago(60_000) })
      .where(eq(outputs.status, "succeeded"));
    // What another process knows: this one keeps for a while what it has read.
    const other = { ...studio, db: createDatabase(studio.database.pool) };
    const provider = (await listProviders(other)).find(({ id }) => id === "billed");
    expect(provider?.models[0]?.typicalMs).toBe(30_000);
    expect((await readEdit(other, OWNER, editId)).estimate.typicalMs).toBe(30_000);
  });

  it("is carried by the queue from the request to the picture, several at once", { timeout: 90_000 }, async () => {
    // What the others asked for and ran by hand.
    await studio.database.pool.query("delete from graphile_worker._private_jobs");
    await studio.startWorker();
    const started = await Promise.all([1, 2, 3].map(() => start({ provider: "builtin", n: 2 })));
    const ended = await Promise.all(started.map(({ editId }) => studio.ended(editId)));
    expect(ended.map(({ status }) => status)).toEqual(["succeeded", "succeeded", "succeeded"]);
    const left = await eventually(async () => {
      const { rows } = await studio.database.pool.query(
        "select 1 from graphile_worker._private_jobs where run_at <= now()",
      );
      return rows.length === 0;
    }, 60_000);
    expect(left).toBe(true);
  });
});
