import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Edit } from "@/lib/domain/edit";
import { createEdit } from "@/lib/server/edits/create-edit";
import { deleteEdit } from "@/lib/server/edits/delete-edit";
import { listEditOrder } from "@/lib/server/edits/list-edit-order";
import { restoreEdit } from "@/lib/server/edits/restore-edit";
import { OWNER, openTestStudio, recipe, type TestStudio } from "@/lib/server/edits/test-studio";
import {
  addToCollection,
  deleteCollection,
  moveInCollection,
  removeFromCollection,
  renameCollection,
} from "./change-collection";
import { createCollection } from "./create-collection";
import { readCollections } from "./read-collections";

describe("collections", () => {
  let studio: TestStudio;
  let edit: Edit;
  let other: Edit;
  let ids: string[];
  beforeAll(async () => {
    studio = await openTestStudio();
    await studio.startWorker();
    const image = await studio.upload();
    const run = async (n: number) => {
      const request = { sourceId: image.id, recipe: recipe({ n }), parentOutputId: null };
      return studio.ended((await createEdit(studio, OWNER, request, null)).id);
    };
    edit = await run(3);
    other = await run(1);
    ids = [...edit.outputs, ...other.outputs].map(({ id }) => id);
  });
  afterAll(() => studio.close());

  const pick = (...indexes: number[]) => indexes.map((index) => ids[index] ?? "");
  const inOrder = async (collectionId: string) => (await listEditOrder(studio, OWNER, { collectionId })).outputs.flat();

  it("keep the order in which versions come, each once, and tell how many and which is first", async () => {
    const made = await createCollection(studio, OWNER, { name: "客户 A", outputIds: pick(2, 0) });
    expect(made).toMatchObject({ name: "客户 A", count: 2, cover: { id: edit.outputs[2]?.image?.id } });
    expect(await addToCollection(studio, OWNER, made.id, pick(3, 0, 1))).toMatchObject({ count: 4 });
    expect(await inOrder(made.id)).toEqual(pick(2, 0, 3, 1));
    const second = await createCollection(studio, OWNER, { name: "B", outputIds: pick(0) });
    expect((await readCollections(studio, OWNER)).map(({ name, count }) => [name, count])).toEqual([
      ["客户 A", 4],
      ["B", 1],
    ]);
    await deleteCollection(studio, OWNER, second.id);
    await deleteCollection(studio, OWNER, made.id);
    expect(await readCollections(studio, OWNER)).toEqual([]);
  });

  it("move one or several before another, or to the end", async () => {
    const { id } = await createCollection(studio, OWNER, { name: "order", outputIds: pick(0, 1, 2, 3) });
    await moveInCollection(studio, OWNER, id, { outputIds: pick(3), before: ids[0] ?? "" });
    expect(await inOrder(id)).toEqual(pick(3, 0, 1, 2));
    await moveInCollection(studio, OWNER, id, { outputIds: pick(0, 3), before: null });
    expect(await inOrder(id)).toEqual(pick(1, 2, 0, 3));
    await removeFromCollection(studio, OWNER, id, pick(2));
    const gone = moveInCollection(studio, OWNER, id, { outputIds: pick(0), before: ids[2] ?? "" });
    await expect(gone).rejects.toMatchObject({ code: "not_possible_now" });
    expect(await inOrder(id)).toEqual(pick(1, 0, 3));
  });

  it("leave out what is in the trash, and give it its place back with it", async () => {
    const { id } = await createCollection(studio, OWNER, { name: "trash", outputIds: pick(0, 3, 1) });
    await deleteEdit(studio, OWNER, other.id, { forever: false });
    expect(await inOrder(id)).toEqual(pick(0, 1));
    expect((await readCollections(studio, OWNER)).find((each) => each.id === id)?.count).toBe(2);

    await restoreEdit(studio, OWNER, other.id);
    expect(await inOrder(id)).toEqual(pick(0, 3, 1));
  });

  it("are their owner's alone", async () => {
    const { id } = await createCollection(studio, OWNER, { name: "mine", outputIds: pick(0) });
    const stranger = "somebody-else";
    for (const attempt of [
      () => renameCollection(studio, stranger, id, "theirs"),
      () => deleteCollection(studio, stranger, id),
      () => addToCollection(studio, stranger, id, pick(1)),
      () => removeFromCollection(studio, stranger, id, pick(0)),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
    }
    const theirs = await createCollection(studio, stranger, { name: "theirs", outputIds: pick(0, 1) });
    expect(theirs.count).toBe(0);
    expect((await listEditOrder(studio, stranger, { collectionId: id })).ids).toEqual([]);
    expect(await renameCollection(studio, OWNER, id, "still mine")).toMatchObject({ name: "still mine", count: 1 });
  });
});
