import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openSpool, type Spool } from "./spool";
import { openFullFolder } from "./test-full-folder";

let parent: string;
let folder: string;
let spool: Spool;
beforeEach(async () => {
  parent = await mkdtemp(path.join(tmpdir(), "diptych-spool-"));
  folder = path.join(parent, "spool");
  spool = await openSpool(folder);
});
afterEach(() => rm(parent, { recursive: true }));

it("gives back the note and the picture, to every process that shares the folder", async () => {
  const bytes = randomBytes(300_000);
  await spool.keep("a1-1", { seed: 3 }, bytes);
  const other = await openSpool(folder);
  expect(other.id).toBe(spool.id);
  expect(await other.keys()).toEqual(["a1-1"]);
  const entry = await other.find("a1-1");
  expect(entry).toMatchObject({ key: "a1-1", note: { seed: 3 }, keptAt: expect.any(Date) });
  expect((await readFile(entry?.file ?? "")).equals(bytes)).toBe(true);
});

it("is another one in another folder", async () => {
  expect((await openSpool(path.join(parent, "elsewhere"))).id).not.toBe(spool.id);
});

it("has one id when many processes open it at once", async () => {
  const opened = await Promise.all(Array.from({ length: 8 }, () => openSpool(path.join(parent, "new"))));
  expect(new Set(opened.map(({ id }) => id)).size).toBe(1);
});

it("adds the picture to a note that was kept alone, from a file that goes away", async () => {
  await spool.keep("a1-1", { url: "x" }, null);
  expect(await spool.find("a1-1")).toMatchObject({ note: { url: "x" }, file: null });
  const downloaded = path.join(parent, "downloaded");
  await writeFile(downloaded, "pixels");
  await spool.keep("a1-1", { url: "x" }, downloaded);
  await rm(downloaded);
  expect(await readFile((await spool.find("a1-1"))?.file ?? "", "utf8")).toBe("pixels");
});

it("leaves only the newer picture of a key, and nothing of a removed one", async () => {
  await spool.keep("a1-1", {}, Buffer.from("old"));
  await spool.keep("a1-1", {}, Buffer.from("new"));
  await spool.keep("a1-10", {}, Buffer.from("other"));
  expect(await readdir(folder)).toHaveLength(5);
  await spool.remove("a1-1");
  await spool.remove("a1-1");
  expect(await spool.keys()).toEqual(["a1-10"]);
  expect((await spool.find("a1-10"))?.file).not.toBeNull();
  expect(await readdir(folder)).toHaveLength(3);
});

it("knows nothing of a picture whose bytes have changed, or of a note cut short", async () => {
  const { file } = await spool.keep("a1-1", {}, Buffer.from("whole picture"));
  await writeFile(file ?? "", "whole pict");
  expect(await spool.find("a1-1")).toBeNull();
  await spool.keep("b1-1", {}, Buffer.from("x"));
  await writeFile(path.join(folder, "b1-1.json"), '{"kept');
  expect(await spool.find("b1-1")).toBeNull();
});

it("clears away what killed processes had half written, and nothing else", async () => {
  await spool.keep("a1-1", {}, Buffer.from("x"));
  const longAgo = new Date(Date.now() - 2 * 60 * 60 * 1000);
  for (const name of ["killed.part", "c1-1.0123456789abcdef", "busy.part"])
    await writeFile(path.join(folder, name), "x");
  for (const name of await readdir(folder)) {
    if (name !== "busy.part") await utimes(path.join(folder, name), longAgo, longAgo);
  }
  await spool.tidy();
  expect((await readdir(folder)).filter((name) => !name.startsWith("a1-1."))).toEqual(["busy.part", "id"]);
  expect(await spool.find("a1-1")).not.toBeNull();
});

it("refuses on a disk without room, says so when asked, keeps what it had and leaves nothing half written", async () => {
  const full = await openFullFolder(1024 * 1024);
  try {
    const small = await openSpool(path.join(full.folder, "spool"));
    await small.keep("a1-1", { url: "x" }, null);
    await full.fill();
    await expect(small.keep("a1-1", { url: "x" }, randomBytes(2_000_000))).rejects.toThrow();
    await expect(small.check()).rejects.toThrow();
    expect((await small.keys()).length).toBeLessThanOrEqual(1);
    await full.makeRoom();
    expect(await small.find("a1-1")).toMatchObject({ file: null, note: { url: "x" } });
    expect((await readdir(path.join(full.folder, "spool"))).sort()).toEqual(["a1-1.json", "id"]);
    await expect((await openSpool(path.join(full.folder, "spool"))).check()).resolves.toBeUndefined();
  } finally {
    await full.close();
  }
});

it.each(["../outside", "a/b", "", "A"])("refuses the key %j", async (key) => {
  await expect(spool.keep(key, {}, null)).rejects.toThrow("is no key");
  await expect(spool.find(key)).rejects.toThrow("is no key");
});
