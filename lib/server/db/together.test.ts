import { sql } from "drizzle-orm";
import type pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Transaction } from "./client";
import { spentKeys } from "./schema";
import { openTestDatabase, type TestDatabase } from "./test-database";
import { together } from "./together";

describe("statements of one transaction, sent at once", () => {
  let database: TestDatabase;

  beforeEach(async () => {
    database = await openTestDatabase();
  });
  afterEach(() => database.close());

  const keep = async (tx: Transaction, idempotencyKey: string) =>
    void (await tx
      .insert(spentKeys)
      .values({ ownerId: "owner", idempotencyKey, requestSha256: "", usedAt: new Date() }));
  const count = async (tx: Pick<Transaction, "execute">) => {
    const { rows } = await tx.execute<{ n: number }>(sql`select count(*)::int as n from spent_keys`);
    return rows[0]?.n;
  };
  const twice = async (tx: Transaction) => {
    await keep(tx, "c");
    return count(tx);
  };

  it("are executed in the order in which they were begun, however they are written", async () => {
    const found = await database.db.transaction((tx) =>
      together(count(tx), keep(tx, "a"), count(tx), keep(tx, "b"), count(tx), "no statement"),
    );
    expect([found[0], found[2], found[4], found[5]]).toEqual([0, 1, 2, "no statement"]);
  });

  it("are sent before those that an act among them asks for later", async () => {
    const [last, first] = await database.db.transaction((tx) => together(twice(tx), count(tx), keep(tx, "d")));
    expect([first, last]).toEqual([1, 2]);
  });

  it("need not wait, as the pool's connections send one question behind the other", async () => {
    const client = await database.pool.connect();
    expect((client as pg.Client).pipeline).toBe(true);
    client.release();
  });

  it("fail with what failed by itself, also where another act hears of it first, and leave nothing", async () => {
    const failing = database.db.transaction((tx) => together(twice(tx), keep(tx, "a"), keep(tx, "a"), count(tx)));
    await expect(failing).rejects.toMatchObject({ cause: { code: "23505" } });
    expect(await count(database.db)).toBe(0);
  });

  it("have all ended when one has failed: none comes after the end of the transaction", async () => {
    const long = async (tx: Transaction) => {
      for (const key of ["a", "b", "c", "d", "e"]) await keep(tx, key);
    };
    const refused = async () => {
      throw new Error("refused");
    };
    const failing = database.db.transaction((tx) => together(refused(), long(tx)));
    await expect(failing).rejects.toThrow("refused");
    // Whatever would come now has come before this.
    for (let turn = 0; turn < 10; turn++) expect(await count(database.db)).toBe(0);
  });
});
