import type { BlobStore } from "./blobs/blob-store";
import type { Database } from "./db/client";
import type { Environment } from "./env";
import type { News } from "./jobs/news";
import type { Queue } from "./jobs/queue";
import type { Log } from "./log";
import type { ProviderRegistry } from "./providers/registry";

/** Everything a use case may need, built once per process by `boot.ts`. Use cases import only this type. */
export type Services = {
  env: Environment;
  log: Log;
  db: Database;
  blobs: BlobStore;
  queue: Queue;
  news: News;
  providers: ProviderRegistry;
};
