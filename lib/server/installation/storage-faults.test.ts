import { randomBytes } from "node:crypto";
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { StorageCode } from "@/lib/domain/error-codes";
import { createBlobStore } from "@/lib/server/blobs/create-blob-store";
import { openSpool } from "@/lib/server/blobs/spool";
import { openTestBucket } from "@/lib/server/blobs/test-bucket";
import { openFullFolder } from "@/lib/server/blobs/test-full-folder";
import { openReadOnlyFolder } from "@/lib/server/blobs/test-read-only-folder";
import { createDatabase } from "@/lib/server/db/client";
import { createPool } from "@/lib/server/db/create-pool";
import { images } from "@/lib/server/db/schema";
import { openTestDatabase, type TestDatabase } from "@/lib/server/db/test-database";
import { parseEnvironment } from "@/lib/server/env";
import { toAppError } from "@/lib/server/http/to-app-error";
import { ingestImage } from "@/lib/server/images/ingest-image";
import { openImagePicture } from "@/lib/server/images/open-image-picture";
import { createLog } from "@/lib/server/log";
import { startEmbeddedPostgres } from "@/lib/server/postgres/start-embedded-postgres";
import { readHealth } from "./read-health";

const OWNER = "ada";

/** With the real parts: a bucket's server that goes and comes, a disk that is full, a database that is killed. */
describe("when a part is away", () => {
  let parent: string;
  let database: TestDatabase;
  const closing: (() => Promise<unknown>)[] = [];
  beforeAll(async () => {
    parent = await mkdtemp(path.join(tmpdir(), "diptych-faults-"));
    // One of the trials is made as another user.
    await chmod(parent, 0o777);
    database = await openTestDatabase();
  });
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
  });
  afterAll(async () => {
    await database.close();
    await rm(parent, { recursive: true, force: true });
  });

  async function open(dataDir: string, blobStore: Parameters<typeof createBlobStore>[0]["blobStore"]) {
    const env = { ...parseEnvironment({}), dataDir, blobStore };
    const spool = await openSpool(path.join(dataDir, "spool"));
    return { env, db: database.db, blobs: createBlobStore(env), spool, log: createLog("silent") };
  }
  type Opened = Awaited<ReturnType<typeof open>>;
  /** As a new process would see it: a check's answer holds for two seconds. */
  const healthOf = async ({ env, db }: Opened) =>
    readHealth(await open(env.dataDir, env.blobStore).then((o) => ({ ...o, db })));

  async function upload(services: Opened, bytes: Buffer) {
    const file = path.join(parent, randomBytes(6).toString("hex"));
    await writeFile(file, bytes);
    return (await ingestImage(services, { ownerId: OWNER, kind: "upload", path: file, name: null })).image;
  }
  async function noise(): Promise<Buffer> {
    const raw = { width: 300, height: 300, channels: 3 as const };
    return sharp(randomBytes(300 * 300 * 3), { raw })
      .png()
      .toBuffer();
  }
  const codeOf = (act: Promise<unknown>) =>
    act.then(
      () => null,
      (error) => toAppError(error).code,
    );

  async function expectDown(services: Opened, code: StorageCode) {
    expect(await healthOf(services)).toMatchObject({ ok: false, database: true, storage: false, storageProblem: code });
    expect(await codeOf(upload(services, await noise()))).toBe(code);
  }
  async function expectUp(services: Opened) {
    expect(await healthOf(services)).toMatchObject({ ok: true, storage: true, storageProblem: null });
    const image = await upload(services, await noise());
    const { stream } = await openImagePicture(services, OWNER, image.id, "thumb");
    await buffer(stream);
    return image;
  }

  it("the bucket's server: said for upload, picture and health, and over as soon as it is back", async () => {
    const bucket = await openTestBucket();
    closing.push(bucket.close);
    const services = await open(path.join(parent, "s3"), { kind: "s3", ...bucket.options });
    const image = await expectUp(services);
    await bucket.stop();
    await expectDown(services, "storage_unavailable");
    expect(await codeOf(openImagePicture(services, OWNER, image.id, "display"))).toBe("storage_unavailable");
    await bucket.start();
    await expectUp(services);
  });

  it("the bucket's credentials, and the bucket itself", async () => {
    const bucket = await openTestBucket();
    closing.push(bucket.close);
    const wrong = { ...bucket.options, accessKeyId: "SOMEBODY" };
    await expectDown(await open(path.join(parent, "wrong"), { kind: "s3", ...wrong }), "storage_refused");
    const missing = { ...bucket.options, bucket: "elsewhere" };
    await expectDown(await open(path.join(parent, "missing"), { kind: "s3", ...missing }), "storage_missing");
  });

  it("the disk, which is full: nothing half written is left, and room is all it takes", async () => {
    const full = await openFullFolder(4 * 1024 * 1024);
    closing.push(full.close);
    const services = await open(full.folder, { kind: "disk" });
    await expectUp(services);
    const before = await database.db.$count(images);
    await full.fill();
    expect(await codeOf(upload(services, await noise()))).toBe(full.isMounted ? "storage_full" : "storage_unavailable");
    expect(await readHealth({ ...services, spool: services.spool })).toMatchObject({
      ok: false,
      storage: false,
      storageProblem: full.isMounted ? "storage_full" : "storage_unavailable",
    });
    expect(await database.db.$count(images)).toBe(before);
    await full.makeRoom();
    await expectUp(services);
  });

  it("the data folder, which may only be read: what is there is shown, and the right to write is all it takes", async () => {
    const readOnly = await openReadOnlyFolder();
    closing.push(readOnly.close);
    const services = await open(readOnly.folder, { kind: "disk" });
    const image = await expectUp(services);
    const before = { rows: await database.db.$count(images), files: await readOnly.files() };
    await readOnly.shut();
    await expectDown(services, "storage_read_only");
    const { stream } = await openImagePicture(services, OWNER, image.id, "display");
    await buffer(stream);
    expect({ rows: await database.db.$count(images), files: await readOnly.files() }).toEqual(before);
    await readOnly.open();
    await expectUp(services);
  });

  it("a database of one's own that refuses", async () => {
    const pool = createPool({ connectionString: "postgres://nobody@127.0.0.1:1/nothing" }, createLog("silent"));
    closing.push(() => pool.end());
    const services = { ...(await open(path.join(parent, "refusing"), { kind: "disk" })), db: createDatabase(pool) };
    expect(await healthOf(services)).toMatchObject({ ok: false, database: false, storage: true, queue: { ok: false } });
    expect(await codeOf(upload(services, await noise()))).toBe("database_unavailable");
  });

  it("the built-in database that is killed, until it has been started again by itself", async () => {
    const log = createLog("silent");
    const folder = path.join(parent, "embedded");
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder);
    const server = await startEmbeddedPostgres({ directory: path.join(folder, "postgres"), log });
    const pool = createPool(server.connection(), log);
    server.onMoved((connection) => Object.assign(pool.options, connection));
    closing.push(async () => {
      await pool.end();
      await server.stop();
    });
    const ping = () =>
      pool.query("select 1").then(
        () => null,
        (error) => toAppError(error).code,
      );
    expect(await ping()).toBeNull();
    const pidOf = async () => (await readFile(path.join(folder, "postgres/postmaster.pid"), "utf8")).split("\n")[0];
    const killed = await pidOf();
    process.kill(Number(killed), "SIGKILL");
    const answers = new Set<string | null>();
    const end = Date.now() + 25_000;
    for (let isBack = false; !isBack && Date.now() < end; ) {
      const answer = await ping();
      answers.add(answer);
      isBack = answer === null && (await pidOf().catch(() => killed)) !== killed;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(await pidOf()).not.toBe(killed);
    expect([...answers].filter((answer) => answer !== null)).toEqual(["database_unavailable"]);
    expect(await ping()).toBeNull();
  });
});
