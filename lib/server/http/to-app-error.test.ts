import { sql } from "drizzle-orm";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BlobMissing, BlobStoreAway } from "@/lib/server/blobs/blob-store";
import { createDatabase } from "@/lib/server/db/client";
import { images } from "@/lib/server/db/schema";
import { openTestDatabase, type TestDatabase } from "@/lib/server/db/test-database";
import { AppError } from "@/lib/server/errors";
import { toAppError } from "./to-app-error";

describe("toAppError", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());
  const thrownBy = (promise: Promise<unknown>) =>
    promise.then(
      () => null,
      (error: unknown) => error,
    );

  it("leaves what is meant for the caller as it is", () => {
    const error = new AppError("in_use", "It is used.");
    expect(toAppError(error)).toBe(error);
  });

  it("tells that the database is away, in a query and in a transaction", async () => {
    const pool = new pg.Pool({ host: "127.0.0.1", port: 1, user: "nobody", database: "nothing" });
    const db = createDatabase(pool);
    const ask = [() => db.select().from(images), () => db.transaction(async (tx) => tx.select().from(images))];
    for (const each of ask) {
      expect(toAppError(await thrownBy(each()))).toMatchObject({ code: "database_unavailable", status: 503 });
    }
    await pool.end();
  });

  it("tells that the database went away under a query", async () => {
    const error = await thrownBy(database.db.execute(sql`select pg_terminate_backend(pg_backend_pid())`));
    expect(toAppError(error)).toMatchObject({ code: "database_unavailable" });
  });

  it("does not take our own mistake for a database that is away", async () => {
    const error = await thrownBy(database.db.execute(sql`select nonsense`));
    expect(toAppError(error)).toMatchObject({ code: "internal_error", status: 500 });
    expect(toAppError(error).message).not.toContain("nonsense");
  });

  it("tells that the store has lost a picture", () => {
    expect(toAppError(new BlobMissing("images/x/full"))).toMatchObject({ code: "storage_unavailable" });
  });

  it("does not take a store that is away for a database that is", () => {
    const refused = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
    expect(toAppError(new BlobStoreAway(refused))).toMatchObject({ code: "storage_unavailable", status: 503 });
  });
});
