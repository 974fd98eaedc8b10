import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { BlobStore } from "@/lib/server/blobs/blob-store";
import { createBlobStore } from "@/lib/server/blobs/create-blob-store";
import { openTestBucket } from "@/lib/server/blobs/test-bucket";
import type { Database } from "@/lib/server/db/client";
import { openTestDatabase } from "@/lib/server/db/test-database";
import { type Environment, parseEnvironment } from "@/lib/server/env";
import { createGraphileQueue } from "@/lib/server/jobs/graphile-queue";
import type { Queue } from "@/lib/server/jobs/queue";
import { createLog, type Log } from "@/lib/server/log";

export type TestServices = {
  env: Environment;
  db: Database;
  databaseUrl: string;
  blobs: BlobStore;
  queue: Queue;
  log: Log;
  /** Everything that uploads have left in the data directory's temporary folder. */
  leftovers(): Promise<string[]>;
  close(): Promise<void>;
};

/** A database, a store and a data directory of their own. `close` removes all three. */
export async function openTestServices(kind: "disk" | "s3" = "disk"): Promise<TestServices> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "diptych-services-"));
  const database = await openTestDatabase();
  const bucket = kind === "s3" ? await openTestBucket() : null;
  const env: Environment = {
    ...parseEnvironment({}),
    dataDir,
    blobStore: bucket ? { kind: "s3", ...bucket.options } : { kind: "disk" },
  };
  return {
    env,
    db: database.db,
    databaseUrl: database.url,
    blobs: createBlobStore(env),
    queue: createGraphileQueue(),
    log: createLog("silent"),
    leftovers: () => readdir(path.join(dataDir, "tmp")).catch(() => []),
    async close() {
      await database.close();
      await bucket?.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
