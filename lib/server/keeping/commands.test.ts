import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import sharp from "sharp";
import { afterEach, beforeEach, expect, it } from "vitest";
import { migrate } from "@/lib/server/db/migrate";
import { parseEnvironment } from "@/lib/server/env";
import { ingestImage } from "@/lib/server/images/ingest-image";
import { withFile } from "@/lib/server/images/test-scene";
import { createLog } from "@/lib/server/log";
import { openArchive } from "./archive-reader";
import { withInstallation } from "./open-installation";
import { allPictures, allRows } from "./test-installation";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "diptych-commands-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** As a person runs it: the built-in PostgreSQL, a folder, nothing built. */
function start(
  command: string,
  words: string[],
  dataDir: string,
): ChildProcess & { ended: Promise<number | null>; said: string } {
  const env = {
    ...process.env,
    DATA_DIR: path.join(folder, dataDir),
    DATABASE_URL: "",
    BLOB_STORE: "",
    INIT_CWD: folder,
  };
  const child = spawn(process.execPath, [`scripts/${command}.mjs`, ...words], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const result = Object.assign(child, {
    said: "",
    ended: new Promise<number | null>((resolve) => child.once("exit", resolve)),
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      result.said += chunk.toString();
    });
  }
  return result;
}

async function run(command: string, words: string[], dataDir: string) {
  const child = start(command, words, dataDir);
  return { code: await child.ended, said: child.said };
}

/** A picture that does not compress, and that no other is the same as. */
const noise = () =>
  sharp(randomBytes(300 * 300 * 3), { raw: { width: 300, height: 300, channels: 3 } })
    .png()
    .toBuffer();

const open = <Result>(dataDir: string, work: Parameters<typeof withInstallation<Result>>[2]) =>
  withInstallation(parseEnvironment({ DATA_DIR: path.join(folder, dataDir) }), createLog("silent"), work);

const keptIn = (dataDir: string) =>
  open(dataDir, async ({ pool, blobs }) => ({ rows: await allRows(pool), pictures: await allPictures(blobs) }));

it("backs up, restores and examines an installation; killed anywhere, it leaves nothing that passes for whole", async () => {
  await open("first", async (installation) => {
    await migrate(installation.pool);
    for (let index = 0; index < 30; index++) {
      await withFile(await noise(), (file) =>
        ingestImage(installation, { ownerId: "owner", kind: "upload", path: file, name: `${index}.png` }),
      );
    }
  });
  expect((await run("backup", ["backup.tar"], "nowhere")).said).toContain("There is no installation of Diptych");

  const killed = start("backup", ["killed.tar"], "first");
  while (!(await readdir(folder)).some((name) => name.startsWith("killed.tar.unfinished"))) {
    expect(killed.exitCode, killed.said).toBeNull();
    await sleep(2);
  }
  killed.kill("SIGKILL");
  await killed.ended;
  // It may have been faster than we were: then it is whole.
  if ((await readdir(folder)).includes("killed.tar")) await openArchive(path.join(folder, "killed.tar"));

  const made = await run("backup", ["backup.tar"], "first");
  expect(made, made.said).toMatchObject({ code: 0, said: expect.stringContaining("30 images (90 pictures)") });
  // Its database stays behind, and some of the pictures.
  const dying = start("restore", ["backup.tar"], "second");
  const images = path.join(folder, "second", "pictures", "images");
  while ((await readdir(images).catch(() => [])).length === 0) {
    expect(dying.exitCode, dying.said).toBeNull();
    await sleep(2);
  }
  dying.kill("SIGKILL");
  expect(await dying.ended, dying.said).toBeNull();
  expect(await open("second", ({ pool }) => allRows(pool))).toMatchObject({ images: [], edits: [] });
  expect((await readdir(images)).length).toBeGreaterThan(0);
  const restored = await run("restore", ["backup.tar"], "second");
  expect(restored, restored.said).toMatchObject({ code: 0 });
  expect(await keptIn("second")).toEqual(await keptIn("first"));
  expect(await run("restore", ["backup.tar"], "second")).toMatchObject({
    code: 2,
    said: expect.stringContaining("not empty"),
  });
  const examined = await run("doctor", ["--deep"], "second");
  expect(examined, examined.said).toMatchObject({ code: 0, said: expect.stringContaining("Nothing is wrong") });
  expect(await run("doctor", ["--mend"], "second")).toMatchObject({ code: 2 });
}, 240_000);
