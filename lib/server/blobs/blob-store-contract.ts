import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, expect, it } from "vitest";
import { BlobMissing, type BlobStore } from "./blob-store";

/** What every store promises; call it within a `describe`. */
export function blobStoreContract(store: () => BlobStore): void {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "diptych-contract-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it("gives back the bytes that were put", async () => {
    const bytes = randomBytes(100_000);
    await store().put("images/one/display", bytes);
    expect(await store().read("images/one/display")).toEqual(bytes);
    expect(await buffer(await store().stream("images/one/display"))).toEqual(bytes);
    expect(await store().size("images/one/display")).toBe(100_000);
  });

  it("takes a file of several megabytes unchanged and leaves it where it is", async () => {
    const bytes = randomBytes(6_000_000);
    const file = path.join(folder, "picture");
    await writeFile(file, bytes);
    await store().putFile("images/two/original", file);
    await store().putFile("images/two/full", file);
    expect((await store().read("images/two/original")).equals(bytes)).toBe(true);
    expect((await store().read("images/two/full")).equals(bytes)).toBe(true);
  });

  it("streams a part, both ends included", async () => {
    await store().put("images/three/full", Buffer.from("0123456789"));
    const part = await store().stream("images/three/full", { start: 2, end: 4 });
    expect(String(await buffer(part))).toBe("234");
  });

  it("writes the same key again", async () => {
    await store().put("images/four/full", Buffer.from("a longer first picture"));
    await store().put("images/four/full", Buffer.from("second"));
    expect(String(await store().read("images/four/full"))).toBe("second");
  });

  it("says that a picture is missing", async () => {
    await expect(store().read("images/none/full")).rejects.toBeInstanceOf(BlobMissing);
    await expect(store().stream("images/none/full")).rejects.toBeInstanceOf(BlobMissing);
    expect(await store().size("images/none/full")).toBeNull();
  });

  it("removes one form and leaves the others, and removes what is not there without complaint", async () => {
    await store().put("images/six/full", Buffer.from("full"));
    await store().put("images/six/thumb", Buffer.from("thumb"));
    await store().remove("images/six/full");
    await store().remove("images/six/full");
    expect(await store().size("images/six/full")).toBeNull();
    expect(String(await store().read("images/six/thumb"))).toBe("thumb");
  });

  it("lists what is stored in a room, with sizes, and nothing of another room", async () => {
    await store().put("listed/a/thumb", Buffer.from("1"));
    await store().put("listed/b/full", Buffer.from("22"));
    await store().put("listed-not/c/full", Buffer.from("333"));
    const found = new Map<string, number>();
    for await (const { key, bytes, modifiedAt } of store().list("listed")) {
      found.set(key, bytes);
      expect(Math.abs(Date.now() - modifiedAt.getTime())).toBeLessThan(600_000);
    }
    expect([...found].sort()).toEqual([
      ["listed/a/thumb", 1],
      ["listed/b/full", 2],
    ]);
    for await (const { key } of store().list("nothing")) expect(key).toBeNull();
  });

  it.each(["../outside", "/root", "images//x", "images/Ä", "images/a b", ""])("refuses the key %j", async (key) => {
    await expect(async () => store().put(key, Buffer.from("x"))).rejects.toThrow("is no blob key");
    await expect(async () => store().read(key)).rejects.toThrow("is no blob key");
    await expect(async () => store().remove(key)).rejects.toThrow("is no blob key");
  });

  it("passes its own check", async () => {
    await expect(store().check()).resolves.toBeUndefined();
  });
}
