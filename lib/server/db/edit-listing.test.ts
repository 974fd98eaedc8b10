import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type EditStatus, editStatusOf, endStatuses, type OutputStatus, pendingStatuses } from "@/lib/domain/edit";
import { listEditIds } from "./edit-listing";
import { newId } from "./new-id";
import { edits, images, outputs } from "./schema";
import { openTestDatabase, type TestDatabase } from "./test-database";

const outputStatuses = [...pendingStatuses, ...endStatuses];
const editStatuses: EditStatus[] = ["queued", "running", "succeeded", "failed", "canceled", "unconfirmed"];

describe("listing by status", () => {
  let database: TestDatabase;
  const made: { id: string; status: EditStatus }[] = [];
  beforeAll(async () => {
    database = await openTestDatabase();
    await insertImage("source");
    for (const one of outputStatuses) {
      await insertEdit([one]);
      for (const other of outputStatuses) await insertEdit([one, other]);
    }
  });
  afterAll(() => database.close());

  async function insertImage(id: string): Promise<void> {
    const size = { width: 1, height: 1, bytes: 1 };
    const about = { kind: "upload" as const, sha256: id, mediaType: "image/png", hasAlpha: false, notices: [] };
    await database.db.insert(images).values({ id, ownerId: "ada", ...size, ...about, placeholder: "" });
  }

  async function insertEdit(statuses: OutputStatus[]): Promise<void> {
    const id = newId();
    const recipe = { provider: "builtin", model: "m" } as typeof edits.$inferInsert.recipe;
    await database.db.insert(edits).values({ id, ownerId: "ada", sourceId: "source", recipe });
    await database.db
      .insert(outputs)
      .values(statuses.map((status, index) => ({ id: newId(), editId: id, ownerId: "ada", index, status })));
    made.push({ id, status: editStatusOf(statuses.map((status) => ({ status }))) });
  }

  it.each([...editStatuses.map((status) => [status]), ["failed", "unconfirmed"], ["queued", "running"], []])(
    "finds by %s %s what the domain calls so",
    async (...status) => {
      const found = await listEditIds(database.db, "ada", { status: status as EditStatus[] });
      const expected = made.filter((edit) => (status as EditStatus[]).includes(edit.status)).map(({ id }) => id);
      expect(found.sort()).toEqual(expected.sort());
    },
  );
});
