import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { BlobStore } from "./blob-store";
import { blobStoreContract } from "./blob-store-contract";
import { createS3BlobStore } from "./s3-blob-store";
import { openTestBucket, type TestBucket } from "./test-bucket";

describe("S3 blob store", () => {
  let bucket: TestBucket;
  let store: BlobStore;
  beforeAll(async () => {
    bucket = await openTestBucket();
    store = createS3BlobStore(bucket.options);
  });
  afterAll(() => bucket.close());

  blobStoreContract(() => store);

  it("fails its check when the bucket is not there", async () => {
    await expect(createS3BlobStore({ ...bucket.options, bucket: "elsewhere" }).check()).rejects.toThrow();
  });
});
