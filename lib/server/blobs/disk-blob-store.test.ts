import { mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { BlobStore } from "./blob-store";
import { blobStoreContract } from "./blob-store-contract";
import { createDiskBlobStore } from "./disk-blob-store";

describe("disk blob store", () => {
  let folder: string;
  let store: BlobStore;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "diptych-blobs-"));
    store = createDiskBlobStore(path.join(folder, "pictures"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  blobStoreContract(() => store);

  it("shows a reader one whole picture or the other while both are written", async () => {
    const pictures = ["a", "b"].map((letter) => letter.repeat(200_000));
    await store.put("images/five/full", Buffer.from(pictures[0] ?? ""));
    const seen: boolean[] = [];
    for (let round = 0; round < 10; round++) {
      const writes = pictures.map((picture) => store.put("images/five/full", Buffer.from(picture)));
      seen.push(pictures.includes(String(await store.read("images/five/full"))));
      await Promise.all(writes);
    }
    expect(seen).toEqual(Array(10).fill(true));
  });

  it("leaves nothing behind of a write that failed", async () => {
    await expect(store.putFile("images/lost/full", path.join(folder, "not-there"))).rejects.toThrow();
    expect(await readdir(path.join(folder, "pictures/parts"))).toEqual([]);
    expect(await store.size("images/lost/full")).toBeNull();
  });

  it("removes the folder of an image with its last form", async () => {
    await store.put("images/gone/full", Buffer.from("x"));
    await store.remove("images/gone/full");
    await expect(stat(path.join(folder, "pictures/images/gone"))).rejects.toThrow("ENOENT");
  });

  it("clears away what a process killed a day ago was writing, and not what is being written", async () => {
    const parts = path.join(folder, "pictures/parts");
    await mkdir(parts, { recursive: true });
    await writeFile(path.join(parts, "old"), "x");
    await writeFile(path.join(parts, "new"), "x");
    const longAgo = new Date(Date.now() - 25 * 60 * 60 * 1000);
    await utimes(path.join(parts, "old"), longAgo, longAgo);
    await store.check();
    expect(await readdir(parts)).toEqual(["new"]);
  });

  it("passes its check however many check at once, and leaves nothing of them", async () => {
    for (let round = 0; round < 20; round++) await Promise.all(Array.from({ length: 8 }, () => store.check()));
    expect(await readdir(path.join(folder, "pictures/health"))).toEqual([]);
  });

  it("fails its check where it cannot write", async () => {
    await writeFile(path.join(folder, "a-file"), "x");
    await expect(createDiskBlobStore(path.join(folder, "a-file")).check()).rejects.toThrow();
  });
});
