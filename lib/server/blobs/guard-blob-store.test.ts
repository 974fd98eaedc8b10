import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BlobStore, BlobStoreAway } from "./blob-store";
import { blobStoreContract } from "./blob-store-contract";
import { createDiskBlobStore } from "./disk-blob-store";
import { guardBlobStore } from "./guard-blob-store";
import { createS3BlobStore } from "./s3-blob-store";
import { openTestBucket } from "./test-bucket";

describe("guarded blob store", () => {
  let folder: string;
  let store: BlobStore;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "diptych-guarded-"));
    store = guardBlobStore(createDiskBlobStore(path.join(folder, "pictures")));
  });
  afterAll(() => rm(folder, { recursive: true }));

  blobStoreContract(() => store);

  async function expectAway(away: BlobStore): Promise<void> {
    const file = path.join(folder, "source");
    await writeFile(file, "x");
    const acts = [
      () => away.put("images/a/full", Buffer.from("x")),
      () => away.putFile("images/a/full", file),
      () => away.read("images/a/full"),
      () => away.stream("images/a/full"),
      () => away.size("images/a/full"),
      () => away.remove("images/a/full"),
      () => away.check(),
    ];
    for (const act of acts) await expect(act()).rejects.toBeInstanceOf(BlobStoreAway);
  }

  it("says that it is away where its folder is a file", async () => {
    const place = path.join(folder, "a-file");
    await writeFile(place, "x");
    await expectAway(guardBlobStore(createDiskBlobStore(place)));
  });

  it("says that it is away where the bucket's server is down", async () => {
    const bucket = await openTestBucket();
    await bucket.close();
    await expectAway(guardBlobStore(createS3BlobStore(bucket.options)));
  });

  it("gives one check's answer to all who ask at once", async () => {
    expect(store.check()).toBe(store.check());
    await store.check();
  });
});
