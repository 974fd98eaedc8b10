import { open } from "node:fs/promises";
import { createRequire } from "node:module";
import { Worker } from "node:worker_threads";
import { tiffHeader } from "./tiff-header";
import { unreadableImage } from "./unusable-image";

const TIMEOUT_MS = 60_000;

type Decoded = { width: number; height: number; channels: 3 | 4; pixels: ArrayBuffer };

/*
 * The decoder is WebAssembly: it would block every other request for seconds, and its memory never shrinks. So it runs in a thread of
 * its own, given as text since a bundler would lose a file; it applies the rotation and mirroring that the container asks for.
 */
const threadCode = `
const { parentPort, workerData } = require("node:worker_threads");
const { readFileSync } = require("node:fs");
(async () => {
  const { decoder, path, width, height, hasAlpha } = workerData;
  const images = await require(decoder).all({ buffer: readFileSync(path) });
  const image = images.find((image) => image.width === width && image.height === height);
  if (!image) throw new Error("no picture of the announced size");
  const { data } = await image.decode();
  let pixels = data;
  if (!hasAlpha) {
    pixels = new Uint8Array(width * height * 3);
    for (let from = 0, to = 0; from < data.length; from += 4) {
      pixels[to++] = data[from];
      pixels[to++] = data[from + 1];
      pixels[to++] = data[from + 2];
    }
  }
  parentPort.postMessage({ width, height, channels: hasAlpha ? 4 : 3, pixels: pixels.buffer }, [pixels.buffer]);
})();
`;

/** One at a time: a 48-megapixel photograph takes some 400 MB while it is decoded. */
let lastTurn: Promise<unknown> = Promise.resolve();

/**
 * Writes the upright pixels of a HEIC (HEVC) picture as an uncompressed TIFF to `target`, with the picture's own ICC profile.
 * Its size must have been checked before. Throws `unreadable_image`.
 */
export async function decodeHeic(
  path: string,
  target: string,
  header: { width: number; height: number; hasAlpha: boolean; icc: Buffer | null },
): Promise<void> {
  const turn = lastTurn.then(() => decodeInThread(path, header));
  lastTurn = turn.catch(() => undefined);
  const { pixels, ...decoded } = await turn;
  const file = await open(target, "w");
  try {
    await file.writeFile(tiffHeader({ ...decoded, icc: header.icc }));
    await file.writeFile(new Uint8Array(pixels));
  } finally {
    await file.close();
  }
}

function decodeInThread(path: string, header: { width: number; height: number; hasAlpha: boolean }): Promise<Decoded> {
  const { width, height, hasAlpha } = header;
  // From the working directory: bundled code has no node_modules beside it.
  const decoder = createRequire(`${process.cwd()}/package.json`).resolve("heic-decode");
  const worker = new Worker(threadCode, {
    eval: true,
    execArgv: [],
    // libheif writes its complaints there.
    stdout: true,
    stderr: true,
    workerData: { decoder, path, width, height, hasAlpha },
  });
  return new Promise<Decoded>((resolve, reject) => {
    const timer = setTimeout(() => reject(unreadableImage(new Error("took too long"))), TIMEOUT_MS);
    worker.once("message", resolve);
    worker.once("error", (error) => reject(unreadableImage(error)));
    worker.once("exit", () => {
      clearTimeout(timer);
      reject(unreadableImage(new Error("ended without a picture")));
    });
  }).finally(() => worker.terminate());
}
