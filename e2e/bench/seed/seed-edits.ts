import { randomInt } from "node:crypto";
import { localOwnerId } from "@/lib/server/auth/caller";
import type { BlobStore } from "@/lib/server/blobs/blob-store";
import { createBlobStore } from "@/lib/server/blobs/create-blob-store";
import { prepareDataDirectory } from "@/lib/server/data-directory";
import { createDatabase, type Database } from "@/lib/server/db/client";
import { newId } from "@/lib/server/db/new-id";
import { openDatabase } from "@/lib/server/db/open-database";
import { edits, images, outputs } from "@/lib/server/db/schema";
import { readEnvironment } from "@/lib/server/env";
import { pictureKey } from "@/lib/server/images/picture-key";
import { createLog } from "@/lib/server/log";
import { createRandom } from "@/lib/server/providers/builtin/pixels/random";
import { drawEdit, type SeedRows } from "./draw-edit";
import { drawSource, type SeedPicture, type SeedSource } from "./seed-pictures";

const BATCH = 500;
/** Enough to keep both the disk and sharp busy. */
const WRITERS = 24;
const TWO_YEARS_MS = 2 * 365 * 86_400_000;
/** Edits for each uploaded picture, on average. */
const EDITS_PER_SOURCE = 40;

/** Real pictures and rows for `count` edits over the last two years. The environment says where, as for the app itself. */
export async function seedEdits(
  count: number,
  onProgress: (done: number) => void,
): Promise<{ outputs: number; images: number; dataDir: string }> {
  const env = readEnvironment();
  await prepareDataDirectory(env.dataDir);
  const { pool, closePool, stopServer } = await openDatabase(env, createLog("warn"));
  try {
    const totals = await fill(createDatabase(pool), createBlobStore(env), count, onProgress);
    await pool.query("analyze");
    return { ...totals, dataDir: env.dataDir };
  } finally {
    await closePool();
    await stopServer();
  }
}

async function fill(db: Database, blobs: BlobStore, count: number, onProgress: (done: number) => void) {
  const ownerId = localOwnerId;
  // Another one each time: the same uploads twice would be one image.
  const random = createRandom(randomInt(2 ** 31));
  const sources: { id: string; seed: SeedSource }[] = [];
  const totals = { outputs: 0, images: 0 };
  const now = Date.now();
  for (let done = 0; done < count; ) {
    const size = Math.min(BATCH, count - done);
    const rows: SeedRows = { images: [], edits: [], outputs: [] };
    const pictures: [string, SeedPicture][] = [];
    const keep = (picture: SeedPicture, kind: "upload" | "result", createdAt: Date): string => {
      const id = newId();
      pictures.push([id, picture]);
      const { sha256, width, height, placeholder, bytes } = picture;
      const name = kind === "upload" ? `photo-${sha256.slice(0, 6)}.webp` : null;
      const file = { sha256, width, height, bytes: bytes.length, mediaType: "image/webp", hasAlpha: false };
      rows.images.push({ id, ownerId, kind, ...file, name, notices: [], placeholder, createdAt });
      return id;
    };
    for (let index = 0; index < size; index++) {
      // From the oldest to now, denser towards the end.
      const age = (1 - (done + index + random()) / count) ** 1.5;
      const createdAt = new Date(now - age * TWO_YEARS_MS);
      if (sources.length === 0 || random() < 1 / EDITS_PER_SOURCE) {
        const seed = await drawSource(random);
        sources.push({ id: keep(seed.picture, "upload", createdAt), seed });
      }
      // Mostly what one worked on lately, as people do.
      const recent = Math.floor(random() ** 3 * sources.length);
      const source = sources[sources.length - 1 - recent] ?? sources[0];
      if (source) await drawEdit(rows, { ownerId, source, createdAt, random, keep });
    }
    await inParallel(WRITERS, pictures, ([id, { bytes }]) => store(blobs, id, bytes));
    await insert(db, rows);
    totals.outputs += rows.outputs.length;
    totals.images += rows.images.length;
    done += size;
    onProgress(done);
  }
  return totals;
}

/** The picture is so small that it is its own display form and thumbnail. */
async function store(blobs: BlobStore, imageId: string, bytes: Buffer): Promise<void> {
  for (const form of ["original", "display", "thumb"] as const) await blobs.put(pictureKey(imageId, form), bytes);
}

async function insert(db: Database, rows: SeedRows): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.insert(images).values(rows.images);
    await tx.insert(edits).values(rows.edits);
    await tx.insert(outputs).values(rows.outputs);
  });
}

async function inParallel<Item>(workers: number, items: readonly Item[], act: (item: Item) => Promise<void>) {
  const queue = items.values();
  await Promise.all(
    Array.from({ length: workers }, async () => {
      for (const item of queue) await act(item);
    }),
  );
}
