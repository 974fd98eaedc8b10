import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import type { Edit } from "@/lib/domain/edit";
import { isPending } from "@/lib/domain/edit";
import type { Image } from "@/lib/domain/image";
import type { Recipe } from "@/lib/domain/recipe";
import { openDoor } from "@/lib/server/auth/door";
import { createBlobStore } from "@/lib/server/blobs/create-blob-store";
import { openSpool } from "@/lib/server/blobs/spool";
import { countPendingOutputs } from "@/lib/server/db/outputs";
import { openTestDatabase, type TestDatabase } from "@/lib/server/db/test-database";
import { parseEnvironment } from "@/lib/server/env";
import { ingestImage } from "@/lib/server/images/ingest-image";
import { removeWhatIsLeft } from "@/lib/server/images/remove-pictures";
import { toImage } from "@/lib/server/images/to-image";
import { createGraphileQueue } from "@/lib/server/jobs/graphile-queue";
import { createNews } from "@/lib/server/jobs/news";
import { startWorkerPool, type WorkerPool } from "@/lib/server/jobs/worker-pool";
import { createLog, type Log } from "@/lib/server/log";
import { createMetrics } from "@/lib/server/metrics/create-metrics";
import { createBuiltinEditor } from "@/lib/server/providers/builtin/create-builtin-editor";
import type { ImageEditor, Progress } from "@/lib/server/providers/image-editor";
import { toRegistry } from "@/lib/server/providers/registry";
import type { Services } from "@/lib/server/services";
import { MEASURE_LANE } from "./enqueue-measurement";
import { lanesOf } from "./enqueue-output";
import { measureOutput } from "./measure-output";
import { readEdit } from "./read-edit";
import { removeExpiredEdits } from "./remove-expired-edits";
import { runOutput } from "./run-output";

export const OWNER = "owner";

export type TestStudio = Services & {
  database: TestDatabase;
  /** A new upload; another colour is another picture. */
  upload(colour?: string, ownerId?: string): Promise<Image>;
  startWorker(graceMs?: number): Promise<WorkerPool>;
  /** What a worker would do with the output now, without the queue. */
  run(outputId: string, attempt?: number): Promise<void>;
  /** Once nothing of the edit is pending. */
  ended(editId: string): Promise<Edit>;
  close(): Promise<void>;
};

/** Everything real: database, folder, queue, news, the built-in filters; other providers as the test scripts them. */
export async function openTestStudio(
  editors: ImageEditor[] = [],
  log: Log = createLog("silent"),
  variables: Record<string, string> = {},
): Promise<TestStudio> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "diptych-studio-"));
  const database = await openTestDatabase();
  const env = parseEnvironment({ DATA_DIR: dataDir, LOG_LEVEL: "silent", ...variables });
  const workers: WorkerPool[] = [];
  const metrics = createMetrics(() => countPendingOutputs(database.db));
  const services: Services = {
    env,
    log,
    db: database.db,
    metrics,
    blobs: createBlobStore(env, metrics.blobStoreFailed),
    spool: await openSpool(path.join(dataDir, "spool")),
    queue: createGraphileQueue(async (tx, key) => workers.at(-1)?.take(tx, key) ?? null),
    news: createNews(() => database.pool.options, log),
    providers: toRegistry(editors, createBuiltinEditor({ maxPixels: env.maxPixels })),
    door: await openDoor(env.password, database.db),
  };
  return {
    ...services,
    database,
    async upload(colour = "#3366aa", ownerId = OWNER) {
      const file = path.join(dataDir, "upload.png");
      await writeFile(file, await picture(colour));
      const { image } = await ingestImage(services, { ownerId, kind: "upload", path: file, name: "picture.png" });
      return toImage(image);
    },
    async startWorker(graceMs = 1000) {
      const worker = await startWorkerPool({
        pool: database.pool,
        tasks: {
          "run-output": (payload, signal, timesBegun) => runOutput(services, payload, signal, timesBegun),
          "measure-output": (payload, signal, timesBegun) => measureOutput(services, payload, signal, timesBegun),
          "remove-pictures": (payload) => removeWhatIsLeft(services, payload),
          "remove-expired-edits": (_payload, signal) => removeExpiredEdits(services, signal),
        },
        lanes: { ...lanesOf(services.providers.editors), [MEASURE_LANE]: 1 },
        graceMs,
        log,
      });
      workers.push(worker);
      return worker;
    },
    run: (outputId, attempt = 1) => runOutput(services, { outputId, attempt }, new AbortController().signal),
    ended: (editId) =>
      eventually(async () => {
        const edit = await readEdit(services, OWNER, editId);
        return edit.outputs.some(({ status }) => isPending(status)) ? null : edit;
      }),
    async close() {
      for (const worker of workers) await worker.stop().catch(() => undefined);
      await services.news.end();
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** A small picture with an edge in it, so that filters have something to do. */
export function picture(colour: string): Promise<Buffer> {
  const half = { create: { width: 32, height: 48, channels: 3 as const, background: "#f0e0c0" } };
  return sharp({ create: { width: 64, height: 48, channels: 3, background: colour } })
    .composite([{ input: half, left: 0, top: 0 }])
    .png()
    .toBuffer();
}

/** The answer, as soon as there is one. */
export async function eventually<Answer>(
  look: () => Promise<Answer | null | undefined | false>,
  withinMs = 20_000,
): Promise<Answer> {
  const end = Date.now() + withinMs;
  for (;;) {
    const answer = await look();
    if (answer !== null && answer !== undefined && answer !== false) return answer;
    if (Date.now() > end) throw new Error("It did not come about.");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export function recipe(changes: Partial<Recipe> = {}): Recipe {
  return {
    provider: "builtin",
    model: null,
    prompt: "pencil sketch",
    negativePrompt: null,
    strength: null,
    steps: null,
    guidanceScale: null,
    seed: null,
    n: 1,
    size: null,
    sendSize: "model",
    ...changes,
  };
}

/** A provider that does as the test says. */
export function scriptedEditor(script: Partial<ImageEditor> = {}): ImageEditor {
  return {
    id: "scripted",
    label: "Scripted",
    configured: true,
    ai: true,
    billed: true,
    concurrency: 2,
    models: createBuiltinEditor({ maxPixels: 1_000_000 }).models,
    submit: async () => finished(),
    collect: async () => finished(),
    ...script,
  };
}

/** A picture in the hand. */
export async function finished(changes: Partial<Extract<Progress, { state: "done" }>> = {}): Promise<Progress> {
  return {
    state: "done",
    picture: { bytes: await picture("#aa3366") },
    seed: null,
    sent: { model: "filters" },
    warnings: [],
    providerRequestId: "request-1",
    ...changes,
  };
}
