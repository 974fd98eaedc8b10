import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withPngTexts } from "@/lib/recipe-file/png-text-chunk";
import { hasContentCredentials } from "./has-content-credentials";
import { inspectImage } from "./inspect-image";
import { withPngChunk } from "./test-signed";

/** The head of a manifest store as C2PA writes it: a JUMBF superbox and its description. */
const description = Buffer.from("63327061001100108000 00aa00389b71".replace(" ", ""), "hex");
const jumbf = (label: string, uuid: Buffer) => {
  const body = Buffer.concat([uuid, Buffer.from([3]), Buffer.from(`${label}\0`)]);
  const box = (type: string, content: Buffer) => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(content.length + 8);
    head.write(type, 4, "latin1");
    return Buffer.concat([head, content]);
  };
  return box("jumb", Buffer.concat([box("jumd", body), Buffer.alloc(200, 7)]));
};
const manifest = jumbf("c2pa", description);
const other = jumbf("faces", Buffer.alloc(16, 1));

function inJpeg(jpeg: Buffer, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from("JP\0\x01\0\0\0\x01", "latin1"), data]);
  const head = Buffer.from([0xff, 0xeb, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
}

function inWebp(webp: Buffer, type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, "latin1");
  head.writeUInt32LE(data.length, 4);
  const whole = Buffer.concat([webp, head, data, Buffer.alloc(data.length % 2)]);
  whole.writeUInt32LE(whole.length - 8, 4);
  return whole;
}

describe("Content Credentials", () => {
  let folder: string;
  let files: Record<"png" | "jpeg" | "webp", Buffer>;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "diptych-c2pa-"));
    const picture = sharp({ create: { width: 24, height: 16, channels: 3, background: "#846" } });
    const [png, jpeg, webp] = [
      await picture.clone().png().toBuffer(),
      await picture.clone().jpeg().toBuffer(),
      await picture.clone().withXmp("<x/>").webp().toBuffer(),
    ];
    files = { png, jpeg, webp };
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const written = async (bytes: Uint8Array) => {
    const file = path.join(folder, "picture");
    await writeFile(file, bytes);
    return file;
  };
  const isSigned = async (bytes: Uint8Array) => {
    const { notices } = await inspectImage(await written(bytes), 1_000_000);
    return notices.some(({ code }) => code === "content_credentials");
  };

  it("are found where each format has them", async () => {
    expect(await isSigned(withPngChunk(files.png, "caBX", manifest))).toBe(true);
    expect(await isSigned(inJpeg(files.jpeg, manifest))).toBe(true);
    expect(await isSigned(inWebp(files.webp, "C2PA", manifest))).toBe(true);
  });

  it("are not seen where there are none, and not in boxes of other kinds", async () => {
    for (const file of Object.values(files)) expect(await isSigned(file)).toBe(false);
    expect(await isSigned(inJpeg(files.jpeg, other))).toBe(false);
    expect(await isSigned(withPngTexts(files.png, { caBX: "c2pa" }))).toBe(false);
  });

  it("are looked for without harm in files cut off and changed anywhere", async () => {
    const change = fc.record({ at: fc.nat(), byte: fc.nat(255) });
    const kinds = fc.constantFrom("jpeg" as const, "webp" as const);
    await fc.assert(
      fc.asyncProperty(kinds, fc.nat(), fc.array(change, { maxLength: 8 }), async (kind, end, changes) => {
        const whole = kind === "jpeg" ? inJpeg(files.jpeg, manifest) : inWebp(files.webp, "C2PA", manifest);
        const damaged = Buffer.from(whole.subarray(0, end % (whole.length + 1)));
        for (const { at, byte } of changes) if (damaged.length > 0) damaged[at % damaged.length] = byte;
        expect(typeof (await hasContentCredentials(await written(damaged), kind))).toBe("boolean");
      }),
      { numRuns: 150 },
    );
  });
});
