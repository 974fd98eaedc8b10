import path from "node:path";
import { openDoor } from "./auth/door";
import { createBlobStore } from "./blobs/create-blob-store";
import { openSpool } from "./blobs/spool";
import { prepareDataDirectory } from "./data-directory";
import { createDatabase } from "./db/client";
import { openDatabase } from "./db/open-database";
import { countPendingOutputs } from "./db/outputs";
import { MEASURE_LANE } from "./edits/enqueue-measurement";
import { lanesOf } from "./edits/enqueue-output";
import { measureOutput } from "./edits/measure-output";
import { removeExpiredEdits } from "./edits/remove-expired-edits";
import { runOutput } from "./edits/run-output";
import { keepSpoolSwept } from "./edits/sweep-spool";
import { isBuilding, readEnvironment } from "./env";
import { removeWhatIsLeft } from "./images/remove-pictures";
import { sweepTemporaryFolders } from "./images/with-temporary-folder";
import { createGraphileQueue } from "./jobs/graphile-queue";
import { createNews } from "./jobs/news";
import { startWorkerPool, type WorkerPool } from "./jobs/worker-pool";
import { createLog } from "./log";
import { createMetrics } from "./metrics/create-metrics";
import { serveMetrics } from "./metrics/serve-metrics";
import { createProviderRegistry } from "./providers/registry";
import type { Services } from "./services";
import { shutdown } from "./shutdown";
import { servicesKey } from "./started-services";
import { stopOnSignals } from "./stop-on-signals";
import { warmUp } from "./warm-up";

// A module is there more than once in a built server; only what hangs on `globalThis` is one.
const shared = globalThis as { [key: symbol]: unknown };

/** The services of this process; the first call starts them. Rejects with `ConfigurationError` for what the person can put right. */
export function getServices(): Promise<Services> {
  shared[servicesKey] ??= boot();
  return shared[servicesKey] as Promise<Services>;
}

async function boot(): Promise<Services> {
  if (isBuilding)
    throw new Error("A build starts no database: a page that reads must wait for its request first (requestServices).");
  const env = readEnvironment();
  stopOnSignals(shutdown, env.shutdownGraceMs);
  const log = createLog(env.logLevel);
  await prepareDataDirectory(env.dataDir);
  await sweepTemporaryFolders(env);
  const spool = await openSpool(path.join(/*turbopackIgnore: true*/ env.dataDir, "spool"));

  const opening = openDatabase(env, log);
  // Known to the stop before it is there: a signal during the start must not leave a server behind.
  shutdown.onStop("database", async (remainingMs) => (await opening).stopServer(remainingMs));
  const { pool, connection, closePool } = await opening;
  shutdown.onStop("connections", closePool);

  const news = createNews(connection, log);
  shutdown.onStop("connections", () => news.end());
  const db = createDatabase(pool);
  const metrics = createMetrics(() => countPendingOutputs(db));
  if (env.metricsPort !== null) {
    const told = await serveMetrics(metrics, env.metricsPort);
    shutdown.onStop("connections", told.close);
  }
  let worker: WorkerPool | null = null;
  const services: Services = {
    env,
    log,
    db,
    blobs: createBlobStore(env, metrics.blobStoreFailed),
    metrics,
    spool,
    queue: createGraphileQueue(async (tx, key) => worker?.take(tx, key) ?? null),
    news,
    providers: createProviderRegistry(env),
    door: await openDoor(env.password, db),
  };
  if (env.role !== "web") {
    const { editors } = services.providers;
    const begun = await startWorkerPool({
      pool,
      tasks: {
        "run-output": (payload, signal, timesBegun) => runOutput(services, payload, signal, timesBegun),
        "measure-output": (payload, signal, timesBegun) => measureOutput(services, payload, signal, timesBegun),
        "remove-pictures": (payload) => removeWhatIsLeft(services, payload),
        "remove-expired-edits": (_payload, signal) => removeExpiredEdits(services, signal),
      },
      lanes: { ...lanesOf(editors), [MEASURE_LANE]: 1 },
      graceMs: env.shutdownGraceMs,
      log,
    });
    worker = begun;
    shutdown.onStop("work", () => begun.stop());
    shutdown.onStop("streams", keepSpoolSwept(services));
  }
  void warmUp(pool, log);
  log.debug({ role: env.role, dataDir: env.dataDir }, "Diptych is ready.");
  return services;
}
