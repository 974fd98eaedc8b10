import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { derivePictures } from "../../../lib/server/images/derive-pictures";
import type { Stage } from "./stage";

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

/** Until the answer that names the picture's forms, over what sharp alone takes to make the same of a file. */
export async function measureUpload({ studio }: Stage): Promise<Record<string, number>> {
  const bytes = await photo();
  const folder = await mkdtemp(path.join(tmpdir(), "diptych-bench-"));
  try {
    const file = path.join(folder, "photo.jpg");
    await writeFile(file, bytes);
    const alone = await timed(() => derivePictures(file, { ...SIZE, maxPixels: 100_000_000 }));
    const own = await timed(async () => {
      const answer = await fetch(`${studio.server.url}/api/images`, {
        method: "POST",
        headers: { "content-type": "image/jpeg" },
        body: new Uint8Array(bytes),
      });
      if (!answer.ok) throw new Error(`Not taken: ${answer.status}`);
      await answer.arrayBuffer();
    });
    return {
      "upload of 12 MP: ready, ms": own,
      "upload of 12 MP: sharp alone, ms": alone,
      "upload of 12 MP, over sharp alone, ×": own / alone,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await act();
  return performance.now() - from;
}
