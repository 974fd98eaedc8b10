import { eq } from "drizzle-orm";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { BlobStore } from "@/lib/server/blobs/blob-store";
import { movePool } from "@/lib/server/db/create-pool";
import { outputs } from "@/lib/server/db/schema";
import { ProviderError } from "@/lib/server/providers/image-editor";
import { createEdit } from "./create-edit";
import { runOutput } from "./run-output";
import { eventually, finished, OWNER, openTestStudio, recipe, scriptedEditor, type TestStudio } from "./test-studio";

const NOWHERE = "postgres://nobody@127.0.0.1:1/nothing";

describe("when the database goes away while the provider works", () => {
  const billed = scriptedEditor({ id: "billed" });
  let studio: TestStudio;
  beforeEach(async () => {
    studio = await openTestStudio([billed]);
  });
  afterEach(() => studio.close());

  /** Cuts every connection and lets none in for a while. */
  async function cutDatabase() {
    const { pool, url } = studio.database;
    const outside = new pg.Client({ connectionString: url });
    await outside.connect();
    movePool(pool, { connectionString: NOWHERE });
    await outside.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
    );
    await outside.end();
    await eventually(() =>
      pool.query("select 1").then(
        () => false,
        (error) => error.code === "ECONNREFUSED",
      ),
    );
    setTimeout(() => movePool(pool, { connectionString: url }), 700);
  }
  async function run(blobs: BlobStore = studio.blobs) {
    const source = await studio.upload();
    const wanted = { sourceId: source.id, recipe: recipe({ provider: "billed" }), parentOutputId: null };
    const outputId = (await createEdit(studio, OWNER, wanted, null)).outputs[0]?.id ?? "";
    await runOutput({ ...studio, blobs }, { outputId, attempt: 1 }, new AbortController().signal);
    const [row] = await studio.db.select().from(outputs).where(eq(outputs.id, outputId));
    return row;
  }

  it("keeps the picture of the answer", async () => {
    billed.submit = async () => {
      await cutDatabase();
      return finished();
    };
    expect(await run()).toMatchObject({ status: "succeeded" });
  });

  it("keeps the ticket of the answer", async () => {
    billed.submit = async () => {
      await cutDatabase();
      return { state: "waiting", ticket: "t1", pollAfterMs: 1, sent: {}, warnings: [] };
    };
    expect(await run()).toMatchObject({ status: "waiting", ticket: "t1" });
  });

  it("keeps the provider's no", async () => {
    billed.submit = async () => {
      await cutDatabase();
      throw new ProviderError("blocked", "No.");
    };
    expect(await run()).toMatchObject({ status: "failed", failure: { code: "blocked" } });
  });

  it("keeps the picture that is just being stored", async () => {
    billed.submit = async () => finished();
    expect(await run(cuttingAt("putFile"))).toMatchObject({ status: "succeeded" });
  });

  it("sends once what it was just about to send", async () => {
    let calls = 0;
    billed.submit = async () => {
      calls += 1;
      return finished();
    };
    expect(await run(cuttingAt("read"))).toMatchObject({ status: "succeeded" });
    expect(calls).toBe(1);
  });

  /** The store, during whose first such act the database goes away. */
  function cuttingAt(act: "putFile" | "read"): BlobStore {
    const { blobs } = studio;
    let isCut = false;
    const cutAt = async (reached: string) => {
      if (isCut || reached !== act) return;
      isCut = true;
      await cutDatabase();
    };
    return {
      put: (key, bytes) => blobs.put(key, bytes),
      async putFile(key, file) {
        await cutAt("putFile");
        return blobs.putFile(key, file);
      },
      async read(key) {
        await cutAt("read");
        return blobs.read(key);
      },
      stream: (key, range) => blobs.stream(key, range),
      size: (key) => blobs.size(key),
      remove: (key) => blobs.remove(key),
      list: (room) => blobs.list(room),
      check: () => blobs.check(),
    };
  }
});
