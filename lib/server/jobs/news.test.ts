import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "@/lib/server/db/test-database";
import { createLog } from "@/lib/server/log";
import { createNews, type EditChange, type News } from "./news";

describe("createNews", () => {
  let database: TestDatabase;
  let news: News;
  let heard: EditChange[];
  let connections: number;
  beforeEach(async () => {
    database = await openTestDatabase();
    news = createNews(() => database.pool.options, createLog("silent"));
    heard = [];
    connections = 0;
    news.subscribe(
      (change) => heard.push(change),
      () => {
        connections += 1;
      },
    );
    await until(() => connections === 1);
  });
  afterEach(async () => {
    await news.end();
    await database.close();
  });

  const change = (editId: string) => ({ ownerId: "me", editId, revision: 1 });
  const tell = (editId: string) =>
    database.pool.query("select pg_notify('diptych_edits', $1)", [JSON.stringify(change(editId))]);
  const listeners = async () =>
    (
      await database.pool.query(
        "select count(*)::int as n from pg_stat_activity where application_name = 'diptych news' and datname = current_database()",
      )
    ).rows[0].n;
  const until = async (isSo: () => boolean | Promise<boolean>) => {
    for (let tries = 0; !(await isSo()); tries++) {
      if (tries > 1000) throw new Error("It did not come about.");
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };

  it("tells every subscriber until they have had enough", async () => {
    const others: EditChange[] = [];
    const unsubscribe = news.subscribe((each) => others.push(each));
    await tell("first");
    await until(() => heard.length === 1);
    unsubscribe();
    await tell("second");
    await until(() => heard.length === 2);
    expect(heard).toEqual([change("first"), change("second")]);
    expect(others).toEqual([change("first")]);
  });

  it("comes back after its connection was cut, says so, and holds only one", async () => {
    await database.pool.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'diptych news' and datname = current_database()",
    );
    await until(() => connections === 2);
    await tell("later");
    await until(() => heard.length === 1);
    // The one that was cut is listed until its process has gone.
    await until(async () => (await listeners()) === 1);
  });

  it("holds no connection after its end", async () => {
    await news.end();
    await until(async () => (await listeners()) === 0);
  });
});
