import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Edit } from "@/lib/domain/edit";
import { outputs, spentKeys } from "@/lib/server/db/schema";
import { pictureKey } from "@/lib/server/images/picture-key";
import { readStorageUse } from "@/lib/server/installation/read-storage-use";
import { cancelAllEdits } from "./cancel-all-edits";
import { cancelOutput } from "./cancel-output";
import { checkProvider } from "./check-provider";
import { createEdit } from "./create-edit";
import { deleteEdit } from "./delete-edit";
import { forgetOutput } from "./forget-output";
import { readEdit } from "./read-edit";
import { readOutput } from "./read-output";
import { readStudio } from "./read-studio";
import { retryEdit } from "./retry-edit";
import { setFavourite } from "./set-favourite";
import { OWNER, openTestStudio, recipe, scriptedEditor, type TestStudio } from "./test-studio";

describe("the life of an edit", () => {
  let studio: TestStudio;
  let sourceId: string;
  beforeAll(async () => {
    studio = await openTestStudio([
      scriptedEditor({ id: "billed" }),
      scriptedEditor({ id: "keyless", configured: false }),
    ]);
    sourceId = (await studio.upload()).id;
  });
  afterAll(() => studio.close());

  const start = (changes = {}, from = sourceId, key: string | null = null) =>
    createEdit(studio, OWNER, { sourceId: from, recipe: recipe(changes), parentOutputId: null }, key);
  const finish = async (edit: Edit) => {
    for (const output of edit.outputs) await studio.run(output.id);
    const ended = await readEdit(studio, OWNER, edit.id);
    return ended.outputs.map((output) => {
      if (output.status !== "succeeded") throw new Error(`It ended as ${output.status}.`);
      return output;
    });
  };
  const settle = (id: string, changes: Partial<typeof outputs.$inferInsert>) =>
    studio.db.update(outputs).set(changes).where(eq(outputs.id, id));
  const missing = { code: "not_found" };

  it("cannot be seen or touched by somebody else", async () => {
    const edit = await start();
    const outputId = edit.outputs[0]?.id ?? "";
    await expect(readEdit(studio, "stranger", edit.id)).rejects.toMatchObject(missing);
    await expect(deleteEdit(studio, "stranger", edit.id, { forever: true })).rejects.toMatchObject(missing);
    await expect(retryEdit(studio, "stranger", edit.id, { acceptDoubleCharge: true })).rejects.toMatchObject(missing);
    await expect(setFavourite(studio, "stranger", outputId, true)).rejects.toMatchObject(missing);
    await expect(readStudio(studio, "stranger", { editId: edit.id })).rejects.toMatchObject(missing);
  });

  it("runs only what did not succeed once more", async () => {
    const edit = await start({ n: 2, seed: 1 });
    const [first, second] = edit.outputs.map(({ id }) => id);
    await studio.run(first ?? "");
    await settle(second ?? "", { status: "failed", finishedAt: new Date() });
    const again = await retryEdit(studio, OWNER, edit.id, { acceptDoubleCharge: false });
    expect(again.status).toBe("running");
    expect(again.outputs.map(({ status, attempt, seed }) => [status, attempt, seed])).toEqual([
      ["succeeded", 1, 1],
      ["queued", 2, 2],
    ]);
    await studio.run(second ?? "", 2);
    expect((await readEdit(studio, OWNER, edit.id)).status).toBe("succeeded");
    await expect(retryEdit(studio, OWNER, edit.id, { acceptDoubleCharge: false })).rejects.toMatchObject({
      code: "not_possible_now",
    });
  });

  it("runs what may have been charged once more only when that is accepted", async () => {
    const edit = await start({ provider: "billed" });
    await settle(edit.outputs[0]?.id ?? "", { status: "unconfirmed" });
    await expect(retryEdit(studio, OWNER, edit.id, { acceptDoubleCharge: false })).rejects.toMatchObject({
      code: "may_be_charged_twice",
    });
    expect(await retryEdit(studio, OWNER, edit.id, { acceptDoubleCharge: true })).toMatchObject({ status: "queued" });
  });

  it("settles only what is unconfirmed as failed", async () => {
    const edit = await start({ provider: "billed" });
    const id = edit.outputs[0]?.id ?? "";
    await expect(forgetOutput(studio, OWNER, id)).rejects.toMatchObject({ code: "not_possible_now" });
    await settle(id, { status: "unconfirmed" });
    expect(await forgetOutput(studio, OWNER, id)).toMatchObject({ status: "failed" });
  });

  it("cancels all that is pending, what queues for free, and counts the outputs", async () => {
    await cancelAllEdits(studio, OWNER);
    const queued = await start({ n: 2 });
    const sent = await start({ provider: "billed" });
    await settle(sent.outputs[0]?.id ?? "", { status: "submitting" });
    expect(await cancelAllEdits(studio, OWNER)).toEqual({ canceled: 3 });
    expect(await cancelAllEdits(studio, OWNER)).toEqual({ canceled: 0 });
    const failuresOf = async ({ id }: typeof sent) =>
      (await readEdit(studio, OWNER, id)).outputs.map(({ status, failure }) => [status, failure?.mayHaveBeenCharged]);
    expect(await failuresOf(queued)).toEqual([
      ["canceled", undefined],
      ["canceled", undefined],
    ]);
    expect(await failuresOf(sent)).toEqual([["canceled", true]]);
  });

  it("cancels one output and lets the others of its edit go on", async () => {
    const edit = await start({ provider: "billed", n: 3 });
    const [first, second, third] = edit.outputs.map(({ id }) => id);
    await settle(second ?? "", { status: "submitting" });
    expect(await cancelOutput(studio, OWNER, first ?? "")).toMatchObject({ status: "canceled", failure: null });
    expect(await cancelOutput(studio, OWNER, second ?? "")).toMatchObject({
      status: "canceled",
      failure: { code: "canceled", mayHaveBeenCharged: true },
    });
    expect((await readEdit(studio, OWNER, edit.id)).outputs.map(({ status }) => status)).toEqual([
      "canceled",
      "canceled",
      "queued",
    ]);
    await studio.run(third ?? "");
    expect(await cancelOutput(studio, OWNER, third ?? "")).toMatchObject({ status: "succeeded" });
    await expect(cancelOutput(studio, "stranger", third ?? "")).rejects.toMatchObject(missing);
    await expect(cancelOutput(studio, OWNER, "0".repeat(20))).rejects.toMatchObject(missing);
  });

  it("runs once for the same key, at the same moment, later and after it failed again", async () => {
    const edit = await start({ provider: "billed", n: 1 }, sourceId, "key of the edit");
    const id = edit.outputs[0]?.id ?? "";
    await settle(id, { status: "unconfirmed", finishedAt: new Date() });
    const wish = { acceptDoubleCharge: true, outputIds: [id] };
    const again = (key: string, changed = {}) => retryEdit(studio, OWNER, edit.id, { ...wish, ...changed }, key);
    const attempts = async () => (await readEdit(studio, OWNER, edit.id)).outputs.map(({ attempt }) => attempt);

    // One that was refused has used nothing up.
    await expect(again("one", { acceptDoubleCharge: false })).rejects.toMatchObject({ code: "may_be_charged_twice" });
    const answers = await Promise.all(Array.from({ length: 6 }, () => again("one")));
    expect(answers.map(({ outputs }) => outputs.map(({ status }) => status))).toEqual(answers.map(() => ["queued"]));
    expect(await attempts()).toEqual([2]);
    await settle(id, { status: "unconfirmed", finishedAt: new Date() });
    expect((await again("one")).outputs[0]).toMatchObject({ status: "unconfirmed", attempt: 2 });

    const reused = { code: "idempotency_key_reused" };
    await expect(again("one", { outputIds: undefined })).rejects.toMatchObject(reused);
    await expect(again("key of the edit")).rejects.toMatchObject(reused);
    await expect(start({ provider: "billed", n: 1 }, sourceId, "one")).rejects.toMatchObject(reused);
    await again("two");
    expect(await attempts()).toEqual([3]);

    // After a day it is as good as new.
    await settle(id, { status: "failed", finishedAt: new Date() });
    await studio.db.update(spentKeys).set({ usedAt: new Date(Date.now() - 25 * 60 * 60 * 1000) });
    await again("one");
    expect(await attempts()).toEqual([4]);
  });

  it("runs one output once more and leaves those of its edit that were stopped", async () => {
    const edit = await start({ n: 3 });
    const [first, second, third] = edit.outputs.map(({ id }) => id);
    for (const id of [first, second, third]) await cancelOutput(studio, OWNER, id ?? "");
    const again = await retryEdit(studio, OWNER, edit.id, { acceptDoubleCharge: false, outputIds: [second ?? ""] });
    expect(again.outputs.map(({ status, attempt }) => [status, attempt])).toEqual([
      ["canceled", 1],
      ["queued", 2],
      ["canceled", 1],
    ]);
    await expect(
      retryEdit(studio, OWNER, edit.id, { acceptDoubleCharge: false, outputIds: [second ?? "", "0".repeat(20)] }),
    ).rejects.toMatchObject({ code: "not_possible_now" });
  });

  it("cancels only the edits that are named", async () => {
    const [named, other] = [await start({ n: 2 }), await start()];
    expect(await cancelAllEdits(studio, OWNER, [named.id, "nobody's"])).toEqual({ canceled: 2 });
    expect(await readEdit(studio, OWNER, other.id)).toMatchObject({ status: "queued" });
  });

  it("cancels what is pending when it is put into the trash, and is found no more", async () => {
    const edit = await start();
    await deleteEdit(studio, OWNER, edit.id, { forever: false });
    await expect(readEdit(studio, OWNER, edit.id)).rejects.toMatchObject(missing);
    await expect(readOutput(studio, OWNER, edit.outputs[0]?.id ?? "")).rejects.toMatchObject(missing);
    await expect(deleteEdit(studio, OWNER, edit.id, { forever: false })).rejects.toMatchObject(missing);
    const [row] = await studio.db.select().from(outputs).where(eq(outputs.editId, edit.id));
    expect(row?.status).toBe("canceled");
  });

  it("removes its pictures for good, but not those that other edits began from", async () => {
    const parent = await start({ n: 2 });
    const [kept, lost] = await finish(parent);
    const child = await start({}, kept?.image.id);
    await deleteEdit(studio, OWNER, parent.id, { forever: true });
    expect(await studio.blobs.size(pictureKey(lost?.image.id ?? "", "original"))).toBeNull();
    expect(await studio.blobs.size(pictureKey(kept?.image.id ?? "", "original"))).toBeGreaterThan(0);
    expect(await readEdit(studio, OWNER, child.id)).toMatchObject({
      parentOutputId: null,
      source: { id: kept?.image.id },
    });
    await expect(deleteEdit(studio, OWNER, parent.id, { forever: true })).rejects.toMatchObject(missing);
  });

  describe("in the studio", () => {
    it("is an empty stage when nothing was asked for", async () => {
      expect(await readStudio(studio, OWNER, {})).toMatchObject({ source: null, root: null, edits: [], chain: [] });
    });

    it("shows the whole family of a picture and the way from the original", async () => {
      const root = await studio.upload("#40a060");
      const first = await start({ prompt: "sepia" }, root.id);
      const [sepia] = await finish(first);
      const second = await start({ prompt: "blur" }, sepia?.image.id);
      const [blurred] = await finish(second);
      const sibling = await start({ prompt: "invert" }, root.id);
      const trashed = await start({ prompt: "darker" }, root.id);
      await deleteEdit(studio, OWNER, trashed.id, { forever: false });

      const opened = await readStudio(studio, OWNER, { imageId: blurred?.image.id });
      expect(opened.edits.map(({ id }) => id)).toEqual([sibling.id, second.id, first.id]);
      expect(opened.source?.id).toBe(blurred?.image.id);
      expect(opened.root?.id).toBe(root.id);
      expect(opened.chain.map(({ image, outputId, prompt }) => [image.id, outputId, prompt])).toEqual([
        [root.id, null, null],
        [sepia?.image.id, sepia?.id, "sepia"],
        [blurred?.image.id, blurred?.id, "blur"],
      ]);
      expect(opened.providers.map(({ id }) => id)).toEqual(["billed", "keyless", "builtin"]);

      const fromEdit = await readStudio(studio, OWNER, { editId: second.id });
      expect([fromEdit.source?.id, fromEdit.edits.length]).toEqual([sepia?.image.id, 3]);
      const fromOutput = await readStudio(studio, OWNER, { outputId: sepia?.id });
      expect([fromOutput.source?.id, fromOutput.chain.length]).toEqual([root.id, 1]);
      await expect(readStudio(studio, OWNER, { editId: trashed.id })).rejects.toMatchObject(missing);
    });
  });

  it("takes the room that the settings tell", async () => {
    const before = await readStorageUse(studio, OWNER);
    const image = await studio.upload("#fedcba");
    const after = await readStorageUse(studio, OWNER);
    expect([after.uploads - before.uploads, after.results - before.results]).toEqual([1, 0]);
    expect(after.bytes - before.bytes).toBe(image.bytes);
    expect(after.databaseBytes).toBeGreaterThan(1_000_000);
  });

  it("checks providers without paying", async () => {
    const { signal } = new AbortController();
    expect(await checkProvider(studio, "builtin", signal)).toMatchObject({ ok: true, address: true, failure: null });
    expect(await checkProvider(studio, "keyless", signal)).toMatchObject({
      ok: false,
      key: false,
      failure: { code: "bad_key" },
    });
    await expect(checkProvider(studio, "nobody", signal)).rejects.toMatchObject(missing);
  });
});
