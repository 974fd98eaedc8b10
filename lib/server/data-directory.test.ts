import { mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { prepareDataDirectory } from "./data-directory";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "diptych-data-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("the data directory", () => {
  it("is made with its rooms, which nobody else may read", async () => {
    const dataDir = path.join(folder, "deep", "data");
    await prepareDataDirectory(dataDir);
    expect((await readdir(dataDir)).sort()).toEqual(["pictures", "tmp"]);
    expect((await stat(dataDir)).mode & 0o777).toBe(0o711);
    for (const room of ["pictures", "tmp"]) expect((await stat(path.join(dataDir, room))).mode & 0o777).toBe(0o700);
  });

  it("leaves the modes and the contents of one that is there", async () => {
    await mkdir(path.join(folder, "pictures"), { mode: 0o750 });
    await writeFile(path.join(folder, "pictures", "a"), "picture");
    await prepareDataDirectory(folder);
    expect((await stat(path.join(folder, "pictures"))).mode & 0o777).toBe(0o750);
    expect(await readdir(path.join(folder, "pictures"))).toEqual(["a"]);
  });

  it("clears away uploads that were abandoned long ago, not those under way", async () => {
    await prepareDataDirectory(folder);
    const [old, fresh] = ["old", "fresh"].map((name) => path.join(folder, "tmp", name));
    for (const file of [old, fresh]) await writeFile(file ?? "", "half a picture");
    await utimes(old ?? "", new Date(0), new Date(0));
    await prepareDataDirectory(folder);
    expect(await readdir(path.join(folder, "tmp"))).toEqual(["fresh"]);
  });

  it("says what to do when something else has its name", async () => {
    const file = path.join(folder, "data");
    await writeFile(file, "");
    await expect(prepareDataDirectory(file)).rejects.toMatchObject({
      name: "ConfigurationError",
      message: expect.stringContaining("set DATA_DIR"),
    });
  });
});
