import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import type pg from "pg";
import { createBlobStore } from "@/lib/server/blobs/create-blob-store";
import { openTestBucket } from "@/lib/server/blobs/test-bucket";
import { openTestDatabase } from "@/lib/server/db/test-database";
import { parseEnvironment } from "@/lib/server/env";
import { createGraphileQueue } from "@/lib/server/jobs/graphile-queue";
import { createLog } from "@/lib/server/log";
import { createBuiltinEditor } from "@/lib/server/providers/builtin/create-builtin-editor";
import type { ImageEditor } from "@/lib/server/providers/image-editor";
import { toRegistry } from "@/lib/server/providers/registry";
import { keptTables } from "./kept-tables";
import type { Installation } from "./open-installation";

export type TestInstallation = Installation & { databaseUrl: string; close(): Promise<void> };

/** An empty installation of its own: a real database, and a folder or a real bucket. */
export async function openTestInstallation(
  kind: "disk" | "s3" = "disk",
  editors: ImageEditor[] = [],
): Promise<TestInstallation> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "diptych-keeping-"));
  const database = await openTestDatabase();
  const bucket = kind === "s3" ? await openTestBucket() : null;
  const env = {
    ...parseEnvironment({ DATA_DIR: dataDir, DATABASE_URL: database.url, LOG_LEVEL: "silent" }),
    blobStore: bucket ? ({ kind: "s3", ...bucket.options } as const) : ({ kind: "disk" } as const),
  };
  return {
    env,
    log: createLog("silent"),
    pool: database.pool,
    db: database.db,
    databaseUrl: database.url,
    blobs: createBlobStore(env),
    queue: createGraphileQueue(),
    providers: toRegistry(editors, createBuiltinEditor({ maxPixels: env.maxPixels })),
    async close() {
      await database.close();
      await bucket?.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Every row as text, by table. */
export async function allRows(pool: pg.Pool): Promise<Record<string, string[]>> {
  const tables: Record<string, string[]> = {};
  for (const { name, order } of keptTables) {
    const { rows } = await pool.query<{ line: string }>(
      `select row_to_json(t)::text as line from ${name} t order by ${order}`,
    );
    tables[name] = rows.map(({ line }) => line);
  }
  return tables;
}

/** The SHA-256 of every stored picture, by its key. */
export async function allPictures(blobs: Installation["blobs"]): Promise<Record<string, string>> {
  const found: [string, string][] = [];
  for await (const { key } of blobs.list("images")) {
    const bytes = await buffer(await blobs.stream(key));
    found.push([key, createHash("sha256").update(bytes).digest("hex")]);
  }
  return Object.fromEntries(found.sort());
}
