import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createLog } from "@/lib/server/log";
import { createPool } from "./create-pool";
import { migrate } from "./migrate";
import { openTestDatabase, type TestDatabase } from "./test-database";

let database: TestDatabase;
beforeEach(async () => {
  database = await openTestDatabase();
});
afterEach(() => database.close());

async function tables(): Promise<string[]> {
  const { rows } = await database.pool.query<{ name: string }>(
    "select schemaname || '.' || tablename as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema') order by 1",
  );
  return rows.map(({ name }) => name);
}

async function empty(): Promise<void> {
  await database.pool.query(
    "drop schema public cascade; create schema public; drop schema drizzle cascade; drop schema graphile_worker cascade",
  );
}

describe("migrate", () => {
  it("makes our tables, the queue's and the index for searching prompts, by two apps at once as well", async () => {
    const whole = await tables();
    await empty();
    const second = createPool({ connectionString: database.url }, createLog("silent"));
    await Promise.all([migrate(database.pool), migrate(second), migrate(database.pool)]);
    await second.end();
    expect(await tables()).toEqual(whole);
    expect(whole).toContain("public.edits");
    const { rowCount } = await database.pool.query("select 1 from pg_indexes where indexname = 'edits_prompt_search'");
    expect(rowCount).toBe(1);
  });

  it("changes nothing the second time", async () => {
    const applied = () => database.pool.query("select * from drizzle.__drizzle_migrations order by id");
    const before = await applied();
    await migrate(database.pool);
    expect((await applied()).rows).toEqual(before.rows);
  });

  it("touches nothing that a newer version made", async () => {
    await empty();
    await database.pool.query(`
      create schema drizzle;
      create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint);
      insert into drizzle.__drizzle_migrations (hash, created_at) values ('of the future', 9999999999999)`);
    await expect(migrate(database.pool)).rejects.toMatchObject({
      name: "ConfigurationError",
      message: expect.stringContaining("used by a newer version of Diptych"),
    });
    expect(await tables()).toEqual(["drizzle.__drizzle_migrations"]);
  });

  it("gives its lock back also after a refusal", async () => {
    await database.pool.query(
      "insert into drizzle.__drizzle_migrations (hash, created_at) values ('of the future', 9999999999999)",
    );
    await expect(migrate(database.pool)).rejects.toThrow();
    await database.pool.query("delete from drizzle.__drizzle_migrations where hash = 'of the future'");
    await expect(migrate(database.pool)).resolves.toBeUndefined();
  });
});
