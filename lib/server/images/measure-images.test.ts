import { writeFile } from "node:fs/promises";
import path from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { ingestImage } from "./ingest-image";
import { measureImages } from "./measure-images";
import { moved, type Raw, readSample, toPng } from "./test-move";
import { openTestServices, type TestServices } from "./test-services";

// Megapixels in plain JavaScript, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });

let services: TestServices;
beforeAll(async () => {
  services = await openTestServices();
});
afterAll(() => services.close());

async function keep(bytes: Buffer) {
  const file = path.join(services.env.dataDir, "picture");
  await writeFile(file, bytes);
  const { image } = await ingestImage(services, { ownerId: "owner", kind: "result", path: file, name: null });
  return image;
}

async function measured(before: Buffer, after: Buffer) {
  return measureImages(services, await keep(before), await keep(after), new AbortController().signal);
}

/** A square of another colour over a part of the picture. */
async function painted(picture: Raw, side: number): Promise<Buffer> {
  const square = { create: { width: side, height: side, channels: 3 as const, background: "#f0f" } };
  return sharp(await toPng(picture))
    .composite([{ input: square, left: 120, top: 90 }])
    .png()
    .toBuffer();
}

describe("a pair that is the same", () => {
  it("is changed by 0.00 %, whatever the files", async () => {
    const picture = await toPng(moved(await readSample("fig"), {}));
    const sameInAnotherFile = await sharp(picture).webp({ lossless: true }).toBuffer();
    expect(await measured(picture, sameInAnotherFile)).toMatchObject({
      changedShare: 0,
      meanDeltaE: 0,
      p95DeltaE: 0,
      movedX: 0,
      movedY: 0,
      zoom: 1,
      aligned: true,
    });
  });

  it("is no less the same where it is reduced to be compared", async () => {
    const picture = await sharp("public/samples/drum.jpg")
      .resize({ width: 2600 })
      .png({ compressionLevel: 1 })
      .toBuffer();
    const difference = await measured(picture, await sharp(picture).tiff({ compression: "lzw" }).toBuffer());
    expect(difference).toMatchObject({ changedShare: 0, p95DeltaE: 0, comparedHeight: 2048 });
  });

  it("does not see colours where both are transparent", async () => {
    const clear = (background: string) =>
      sharp({ create: { width: 80, height: 60, channels: 4, background } })
        .png()
        .toBuffer();
    expect((await measured(await clear("#ff000000"), await clear("#0000ff00"))).changedShare).toBe(0);
    expect((await measured(await clear("#ff000000"), await clear("#ff0000ff"))).changedShare).toBe(1);
  });
});

describe("a picture moved as a whole", () => {
  it("by one pixel is moved and not changed", async () => {
    const sample = await readSample("mountains");
    const difference = await measured(await toPng(moved(sample, {})), await toPng(moved(sample, { x: 1 })));
    expect(difference).toMatchObject({ changedShare: 0, meanDeltaE: 0, movedX: 1, movedY: 0, zoom: 1, aligned: true });
  });

  it("by one pixel of a picture that is reduced to be compared is moved and not changed", async () => {
    const large = sharp("public/samples/dogs.jpg")
      .resize({ width: 1500, height: 2260, fit: "fill" })
      .png({ compressionLevel: 1 });
    const bytes = await large.toBuffer();
    const cut = (left: number) =>
      sharp(bytes).extract({ left, top: 4, width: 1490, height: 2250 }).png({ compressionLevel: 1 }).toBuffer();
    const difference = await measured(await cut(4), await cut(3));
    expect(difference).toMatchObject({ changedShare: 0, meanDeltaE: 0, movedX: 1, movedY: 0, zoom: 1 });
  });

  it("and changed in a part is told as both", async () => {
    const sample = await readSample("dandelion");
    const before = moved(sample, {});
    const after = await painted(moved(sample, { x: 3, y: -2, zoom: 1.008 }), 300);
    const difference = await measured(await toPng(before), after);
    expect(difference.movedX).toBeCloseTo(3, 0);
    expect(difference.movedY).toBeCloseTo(-2, 0);
    expect(Math.abs(difference.zoom - 1.008)).toBeLessThan(0.001);
    const share = (300 * 300) / (before.width * before.height);
    expect(difference.changedShare).toBeGreaterThan(share * 0.9);
    expect(difference.changedShare).toBeLessThan(share * 1.15);
  });
});

it("compares at the size of the smaller one, and says so", async () => {
  const before = await sharp("public/samples/fig.jpg").toBuffer();
  const half = await sharp(before).resize({ width: 800 }).png().toBuffer();
  const smallerAfter = await measured(before, half);
  expect(smallerAfter).toMatchObject({ comparedWidth: 800, comparedHeight: 541, movedX: 0, movedY: 0, zoom: 1 });
  expect(smallerAfter.changedShare).toBeLessThan(0.002);
  expect(await measured(half, before)).toMatchObject({ comparedWidth: 800, comparedHeight: 541 });
});

it("says that nothing could be laid on each other when the pictures have nothing in common", async () => {
  const difference = await measured(
    await toPng(moved(await readSample("fig"), {})),
    await sharp("public/samples/mountains.jpg").resize(1400, 882, { fit: "fill" }).png().toBuffer(),
  );
  expect(difference).toMatchObject({ aligned: false, movedX: 0, movedY: 0, zoom: 1 });
  expect(difference.changedShare).toBeGreaterThan(0.9);
});

it("stops when its worker stops", async () => {
  const image = await keep(await sharp("public/samples/fig.jpg").toBuffer());
  const other = await keep(await sharp("public/samples/fig.jpg").negate().toBuffer());
  const stopped = AbortSignal.abort(new Error("The worker is stopping."));
  await expect(measureImages(services, image, other, stopped)).rejects.toThrow("stopping");
});
