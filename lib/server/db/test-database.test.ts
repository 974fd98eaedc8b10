import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "./test-database";

describe("a test's database", () => {
  let one: TestDatabase;
  let other: TestDatabase;
  beforeAll(async () => {
    [one, other] = await Promise.all([openTestDatabase(), openTestDatabase()]);
  });
  afterAll(() => Promise.all([one.close(), other.close()]));

  it("is migrated, queue included, and shares nothing with another", async () => {
    await one.db.execute(sql`create table mine (id int)`);
    await one.db.execute(sql`select graphile_worker.add_job('nothing')`);
    await expect(other.db.execute(sql`select * from mine`)).rejects.toThrow();
    const jobs = await other.db.execute(sql`select * from graphile_worker.jobs`);
    expect(jobs.rows).toEqual([]);
  });
});
