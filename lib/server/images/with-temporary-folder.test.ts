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

it("sweeps what a killed process of this machine left behind, and nothing of one that lives", async () => {
  const living = await withTemporaryFolder({ dataDir }, async (folder) => path.basename(folder));
  const machine = living.slice(0, living.indexOf(`${process.pid}-`));
  // An earlier process of the same number, one that is gone, one that lives, one of another machine.
  const names = [living, `${machine}${2 ** 30}-dead`, `${machine}${process.ppid}-alive`, "image-elsewhere-1-alive"];
  const tmp = path.join(dataDir, "tmp");
  for (const name of names) await mkdir(path.join(tmp, name), { recursive: true });
  await sweepTemporaryFolders({ dataDir });
  const left = await readdir(tmp);
  expect(left.sort()).toEqual(names.slice(2).sort());
  await rm(tmp, { recursive: true });
});

it("sweeps what was left behind long ago and nothing that is at work", async () => {
  const tmp = path.join(dataDir, "tmp");
  for (const name of ["old", "new"]) await mkdir(path.join(tmp, name), { recursive: true });
  const longAgo = new Date(Date.now() - 7 * 60 * 60 * 1000);
  await utimes(path.join(tmp, "old"), longAgo, longAgo);
  await sweepTemporaryFolders({ dataDir });
  expect(await readdir(tmp)).toEqual(["new"]);
});
