import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { derivePictures } from "../../../lib/server/images/derive-pictures";
import { median } from "../gallery/median";
import type { Stage } from "./stage";

const PAIRS = 5;
const SIZE = { width: 4_000, height: 3_000 };

let turn = 0;

/** A photograph of 12 megapixels, another one each time: the same bytes are the same image. */
function photo(): Promise<Buffer> {
  return sharp("public/samples/mountains.jpg")
    .resize({ ...SIZE, fit: "fill" })
    .modulate({ hue: ++turn * 7 })
    .jpeg({ quality: 90 })
    .toBuffer();
}

/**
 * Until the answer that names the picture's forms, over what sharp alone takes to make the same of a file: medians of some pairs, each in the other
 * order than the one before, of their quotient too. The machine's own pace differs by a third from one quarter of a second to the next.
 */
export async function measureUpload({ studio }: Stage): Promise<Record<string, number>> {
  const pairs: { own: number; alone: number }[] = [];
  for (let pair = 0; pair < PAIRS; pair++) {
    const bytes = await photo();
    const own = pair % 2 === 1 ? await timeUpload(studio.server.url, bytes) : null;
    const alone = await timeAlone(bytes);
    pairs.push({ alone, own: own ?? (await timeUpload(studio.server.url, bytes)) });
  }
  return {
    "upload of 12 MP: ready, ms": median(pairs.map(({ own }) => own)),
    "upload of 12 MP: sharp alone, ms": median(pairs.map(({ alone }) => alone)),
    "upload of 12 MP, over sharp alone, ×": median(pairs.map(({ own, alone }) => own / alone)),
  };
}

async function timeAlone(bytes: Buffer): Promise<number> {
  const folder = await mkdtemp(path.join(tmpdir(), "diptych-bench-"));
  try {
    const file = path.join(folder, "photo.jpg");
    await writeFile(file, bytes);
    return await timed(() => derivePictures(file, { ...SIZE, maxPixels: 100_000_000 }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function timeUpload(url: string, bytes: Buffer): Promise<number> {
  const request = { method: "POST", headers: { "content-type": "image/jpeg" }, body: new Uint8Array(bytes) };
  return timed(async () => {
    const answer = await fetch(`${url}/api/images`, request);
    if (!answer.ok) throw new Error(`Not taken: ${answer.status}`);
    await answer.arrayBuffer();
  });
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await act();
  return performance.now() - from;
}
