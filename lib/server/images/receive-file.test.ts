import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { PassThrough, Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { receiveFile } from "./receive-file";

describe("receiveFile", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "diptych-receive-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const place = () => path.join(folder, randomBytes(8).toString("hex"));
  const limits = { maxBytes: 1_000_000, signal: new AbortController().signal };

  it("writes what arrives, counts and hashes it", async () => {
    const bytes = randomBytes(300_000);
    const file = place();
    const body = Readable.from([bytes.subarray(0, 1000), bytes.subarray(1000)]);
    const received = await receiveFile({ body, contentLength: bytes.length }, file, limits);
    expect(received).toEqual({ bytes: 300_000, sha256: createHash("sha256").update(bytes).digest("hex") });
    expect((await readFile(file)).equals(bytes)).toBe(true);
  });

  it("refuses an announced length above the limit before it reads anything", async () => {
    let reads = 0;
    const body = new Readable({
      read() {
        reads += 1;
        this.push(null);
      },
    });
    const receiving = receiveFile({ body, contentLength: 1_000_001 }, place(), limits);
    await expect(receiving).rejects.toMatchObject({ code: "image_too_large" });
    expect(reads).toBe(0);
  });

  it("stops reading at the limit where no length was announced", async () => {
    let sent = 0;
    const body = new Readable({
      read() {
        sent += 64_000;
        this.push(Buffer.alloc(64_000));
      },
    });
    const receiving = receiveFile({ body, contentLength: null }, place(), limits);
    await expect(receiving).rejects.toMatchObject({ code: "image_too_large" });
    expect(sent).toBeLessThan(3_000_000);
    expect(body.destroyed).toBe(true);
  });

  it("refuses a body shorter than announced", async () => {
    const receiving = receiveFile({ body: Readable.from([Buffer.alloc(10)]), contentLength: 11 }, place(), limits);
    await expect(receiving).rejects.toMatchObject({
      code: "incomplete_body",
      message: expect.stringContaining("10 of 11 bytes"),
    });
  });

  it("gives up on a body that falls silent", async () => {
    const body = new PassThrough();
    body.write("first");
    const receiving = receiveFile({ body, contentLength: null }, place(), { ...limits, idleMs: 50 });
    await expect(receiving).rejects.toMatchObject({
      code: "incomplete_body",
      message: expect.stringContaining("stopped arriving"),
    });
    expect(body.destroyed).toBe(true);
  });

  it("ends when the sender goes away, by the signal or by a broken stream", async () => {
    const leaving = new AbortController();
    const body = new PassThrough();
    const receiving = receiveFile({ body, contentLength: null }, place(), { ...limits, signal: leaving.signal });
    leaving.abort();
    await expect(receiving).rejects.toMatchObject({ code: "incomplete_body" });
    const broken = new PassThrough();
    broken.destroy(new Error("ECONNRESET"));
    await expect(receiveFile({ body: broken, contentLength: null }, place(), limits)).rejects.toMatchObject({
      code: "incomplete_body",
    });
  });
});
