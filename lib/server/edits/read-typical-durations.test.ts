import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDatabase } from "@/lib/server/db/client";
import { outputs } from "@/lib/server/db/schema";
import { durationKey } from "@/lib/server/db/typical-durations";
import { createEdit } from "./create-edit";
import { readTypicalDurations } from "./read-typical-durations";
import { OWNER, openTestStudio, recipe, type TestStudio } from "./test-studio";

describe("readTypicalDurations", () => {
  const model = { provider: "builtin", model: "filters" };
  let studio: TestStudio;
  beforeAll(async () => {
    studio = await openTestStudio();
    const { id } = await studio.upload();
    await createEdit(studio, OWNER, { sourceId: id, recipe: recipe(), parentOutputId: null }, null);
  });
  afterAll(() => studio.close());

  const openDatabase = () => createDatabase(studio.database.pool);
  const runFor = (ms: number) =>
    studio.db.update(outputs).set({ status: "succeeded", startedAt: new Date(0), finishedAt: new Date(ms) });
  const read = async (db = openDatabase()) => (await readTypicalDurations(db, [model])).get(durationKey(model));

  it("asks once for what all need, also for a model that never ran", async () => {
    const [early, other] = [openDatabase(), openDatabase()];
    expect(await read(early)).toBeUndefined();
    await runFor(2000);
    expect([await read(early), await read(other)]).toEqual([undefined, 2000]);
    await runFor(3000);
    expect([await read(other), await read()]).toEqual([2000, 3000]);
  });

  it("asks again after a question that failed", async () => {
    const db = openDatabase();
    await studio.database.pool.query("alter table outputs rename to hidden");
    await expect(read(db)).rejects.toThrow();
    await studio.database.pool.query("alter table hidden rename to outputs");
    expect(await read(db)).toBe(3000);
  });
});
