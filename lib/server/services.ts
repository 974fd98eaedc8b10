import type { Door } from "./auth/door";
import type { BlobStore } from "./blobs/blob-store";
import type { Spool } from "./blobs/spool";
import type { Database } from "./db/client";
import type { Environment } from "./env";
import type { News } from "./jobs/news";
import type { Queue } from "./jobs/queue";
import type { Log } from "./log";
import type { Metrics } from "./metrics/create-metrics";
import type { ProviderRegistry } from "./providers/registry";

/** Everything a use case may need, built once per process by `boot.ts`. Use cases import only this type. */
export type Services = {
  env: Environment;
  log: Log;
  metrics: Metrics;
  db: Database;
  blobs: BlobStore;
  /** Of this machine: finished pictures on their way into `blobs`. */
  spool: Spool;
  queue: Queue;
  news: News;
  providers: ProviderRegistry;
  /** Null where no password is set: whoever reaches this machine is in. */
  door: Door | null;
};
