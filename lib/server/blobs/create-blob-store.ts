import path from "node:path";
import type { Environment } from "@/lib/server/env";
import type { BlobStore } from "./blob-store";
import { createDiskBlobStore } from "./disk-blob-store";
import { guardBlobStore } from "./guard-blob-store";
import { createS3BlobStore } from "./s3-blob-store";

/** The store that the environment names: a folder of the data directory, or a bucket. */
export function createBlobStore(
  { blobStore, dataDir }: Pick<Environment, "blobStore" | "dataDir">,
  onTrouble?: (operation: keyof BlobStore) => void,
): BlobStore {
  return guardBlobStore(
    blobStore.kind === "s3"
      ? createS3BlobStore(blobStore)
      : createDiskBlobStore(path.join(/*turbopackIgnore: true*/ dataDir, "pictures")),
    onTrouble,
  );
}
