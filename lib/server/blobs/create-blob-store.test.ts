import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { createBlobStore } from "./create-blob-store";
import { openTestBucket } from "./test-bucket";

it("keeps pictures in a folder of the data directory by default", async () => {
  const dataDir = await mkdtemp(path.join(tmpdir(), "diptych-data-"));
  await createBlobStore({ dataDir, blobStore: { kind: "disk" } }).put("images/a/full", Buffer.from("here"));
  expect(await readFile(path.join(dataDir, "pictures/images/a/full"), "utf8")).toBe("here");
  await rm(dataDir, { recursive: true });
});

it("keeps them in a bucket where one is named", async () => {
  const bucket = await openTestBucket();
  const store = createBlobStore({ dataDir: "/nowhere", blobStore: { kind: "s3", ...bucket.options } });
  await store.put("images/a/full", Buffer.from("there"));
  expect(String(await store.read("images/a/full"))).toBe("there");
  await bucket.close();
});
