import { mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sweepTemporaryFolders, withTemporaryFolder } from "./with-temporary-folder";

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "diptych-temporary-"));
});
afterAll(() => rm(dataDir, { recursive: true }));

it("gives a folder and takes it away again, also after a failure", async () => {
  const seen: string[] = [];
  const work = async (folder: string) => {
    seen.push(folder);
    await writeFile(path.join(folder, "file"), "x");
    throw new Error("no");
  };
  await expect(withTemporaryFolder({ dataDir }, work)).rejects.toThrow("no");
  await expect(stat(seen[0] ?? "")).rejects.toThrow("ENOENT");
});

it("sweeps what was left behind long ago and nothing that is at work", async () => {
  const tmp = path.join(dataDir, "tmp");
  for (const name of ["old", "new"]) await mkdir(path.join(tmp, name), { recursive: true });
  const longAgo = new Date(Date.now() - 7 * 60 * 60 * 1000);
  await utimes(path.join(tmp, "old"), longAgo, longAgo);
  await sweepTemporaryFolders({ dataDir });
  expect(await readdir(tmp)).toEqual(["new"]);
});
