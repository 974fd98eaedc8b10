import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SEED_MAX } from "@/lib/domain/recipe";
import { edits, spentKeys } from "@/lib/server/db/schema";
import { deleteImage } from "@/lib/server/images/delete-image";
import { createEdit } from "./create-edit";
import { deleteEdit } from "./delete-edit";
import { drawSeeds } from "./draw-seeds";
import { readEdit } from "./read-edit";
import { removeExpiredEdits } from "./remove-expired-edits";
import { OWNER, openTestStudio, recipe, scriptedEditor, type TestStudio } from "./test-studio";

const countJobs = async ({ database }: TestStudio) =>
  (await database.pool.query("select count(*)::int as jobs from graphile_worker._private_jobs")).rows[0].jobs as number;

describe("createEdit", () => {
  let studio: TestStudio;
  let sourceId: string;
  beforeAll(async () => {
    studio = await openTestStudio([scriptedEditor({ id: "keyless", configured: false })]);
    sourceId = (await studio.upload()).id;
  });
  afterAll(() => studio.close());

  const create = (changes = {}, key: string | null = null, parentOutputId: string | null = null) =>
    createEdit(studio, OWNER, { sourceId, recipe: recipe(changes), parentOutputId }, key);

  it("has an output and a job for each picture from the start, and names the model that was left open", async () => {
    const before = await countJobs(studio);
    const edit = await create({ n: 3, seed: 7 });
    expect(edit).toMatchObject({ status: "queued", recipe: { model: "filters", n: 3 }, parentOutputId: null });
    expect(edit.outputs.map(({ index, seed, status }) => [index, seed, status])).toEqual([
      [0, 7, "queued"],
      [1, 8, "queued"],
      [2, 9, "queued"],
    ]);
    expect(edit.outputs.every(({ queuePosition }) => queuePosition !== null)).toBe(true);
    expect(edit.estimate).toEqual({ typicalMs: null, price: { amount: 0, currency: "CNY" } });
    expect(await countJobs(studio)).toBe(before + 3);
  });

  it("draws seeds of its own where none was chosen", async () => {
    const [first, second] = (await create({ n: 2 })).outputs;
    expect(first?.seed).toBeTypeOf("number");
    expect(first?.seed).not.toBe(second?.seed);
  });

  it("answers the same edit for the same key and request", async () => {
    const [first, again] = [await create({ n: 2 }, "once"), await create({ n: 2 }, "once")];
    expect(again).toEqual(first);
  });

  it("answers the same edit also after it was put into the trash, and leaves it there", async () => {
    const first = await create({}, "trashed");
    await deleteEdit(studio, OWNER, first.id, { forever: false });
    const before = await countJobs(studio);
    expect(await create({}, "trashed")).toMatchObject({ id: first.id, status: "canceled" });
    expect(await countJobs(studio)).toBe(before);
    await expect(readEdit(studio, OWNER, first.id)).rejects.toMatchObject({ code: "not_found" });
  });

  it("runs nothing again for the key of an edit that was deleted for good, and says so", async () => {
    const first = await create({ prompt: "gone" }, "spent");
    await deleteEdit(studio, OWNER, first.id, { forever: true });
    const before = await countJobs(studio);
    await expect(create({ prompt: "gone" }, "spent")).rejects.toMatchObject({ code: "not_possible_now" });
    await expect(create({ prompt: "else" }, "spent")).rejects.toMatchObject({ code: "idempotency_key_reused" });
    expect(await countJobs(studio)).toBe(before);
    const theirs = await studio.upload("#448822", "stranger");
    const body = { sourceId: theirs.id, recipe: recipe(), parentOutputId: null };
    await expect(createEdit(studio, "stranger", body, "spent")).resolves.toMatchObject({ status: "queued" });
  });

  it("runs nothing again for the key of an edit that went for good with its source or its result", async () => {
    for (const gone of ["source", "result"]) {
      const source = await studio.upload(gone === "source" ? "#102030" : "#302010");
      const body = { sourceId: source.id, recipe: recipe({ prompt: "invert" }), parentOutputId: null };
      const first = await createEdit(studio, OWNER, body, `went with its ${gone}`);
      await studio.run(first.outputs[0]?.id ?? "");
      const result = (await readEdit(studio, OWNER, first.id)).outputs[0]?.image;
      await deleteEdit(studio, OWNER, first.id, { forever: false });
      await deleteImage(studio, OWNER, gone === "source" ? source.id : (result?.id ?? ""));
      const again = createEdit(studio, OWNER, body, `went with its ${gone}`);
      await expect(again).rejects.toMatchObject({ code: "not_possible_now" });
    }
  });

  it("answers the same edit also when its provider is there no more", async () => {
    const first = await create({}, "provider gone");
    const providers = { ...studio.providers, find: () => null };
    const body = { sourceId, recipe: recipe(), parentOutputId: null };
    expect(await createEdit({ ...studio, providers }, OWNER, body, "provider gone")).toMatchObject({ id: first.id });
    await expect(createEdit({ ...studio, providers }, OWNER, body, "another")).rejects.toMatchObject({
      code: "invalid_request",
    });
  });

  it("never stands in the way of somebody who deletes what the key was used for", async () => {
    for (let round = 0; round < 10; round++) {
      const source = await studio.upload(`#5566${round}0`);
      const body = { sourceId: source.id, recipe: recipe(), parentOutputId: null };
      const first = await createEdit(studio, OWNER, body, `deleted ${round}`);
      await deleteEdit(studio, OWNER, first.id, { forever: false });
      const again = () =>
        createEdit(studio, OWNER, body, `deleted ${round}`).then(
          ({ id }) => id,
          ({ code }) => code,
        );
      const [deleted, ...heard] = await Promise.all([deleteImage(studio, OWNER, source.id), again(), again(), again()]);
      expect(deleted).toBeUndefined();
      for (const each of heard) expect([first.id, "not_possible_now"]).toContain(each);
      expect(await studio.db.$count(edits, eq(edits.sourceId, source.id))).toBe(0);
    }
  });

  it("forgets a spent key after 24 hours", async () => {
    const first = await create({ prompt: "old" }, "spent long ago");
    const yesterday = new Date(Date.now() - 25 * 60 * 60 * 1000);
    await studio.db.update(edits).set({ createdAt: yesterday }).where(eq(edits.id, first.id));
    await deleteEdit(studio, OWNER, first.id, { forever: true });
    expect((await create({ prompt: "new" }, "spent long ago")).id).not.toBe(first.id);
    await removeExpiredEdits(studio, new AbortController().signal);
    const kept = await studio.db.select({ key: spentKeys.idempotencyKey }).from(spentKeys);
    expect(kept.map(({ key }) => key)).not.toContain("spent long ago");
    expect(kept.map(({ key }) => key)).toContain("spent");
  });

  it("refuses a key that was used for another request", async () => {
    await create({ prompt: "sepia" }, "other");
    await expect(create({ prompt: "invert" }, "other")).rejects.toMatchObject({ code: "idempotency_key_reused" });
  });

  it("makes one edit when the same request arrives many times at once", async () => {
    const edits = await Promise.all(Array.from({ length: 8 }, () => create({ prompt: "blur" }, "race")));
    expect(new Set(edits.map(({ id }) => id)).size).toBe(1);
  });

  it("lets only one of two different requests have a key at the same moment", async () => {
    const results = await Promise.allSettled([create({ prompt: "one" }, "duel"), create({ prompt: "two" }, "duel")]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const refused = results.find(({ status }) => status === "rejected") as PromiseRejectedResult;
    expect(refused.reason).toMatchObject({ code: "idempotency_key_reused" });
  });

  it("forgets a key after 24 hours", async () => {
    const first = await create({ prompt: "old" }, "aged");
    const yesterday = new Date(Date.now() - 25 * 60 * 60 * 1000);
    await studio.db.update(edits).set({ createdAt: yesterday }).where(eq(edits.id, first.id));
    const fresh = await Promise.all(Array.from({ length: 6 }, () => create({ prompt: "new" }, "aged")));
    expect(new Set(fresh.map(({ id }) => id)).size).toBe(1);
    expect(fresh[0]?.id).not.toBe(first.id);
  });

  it("does not give one owner's edit to another who uses the same key", async () => {
    const mine = await create({}, "shared");
    const theirs = await studio.upload("#884422", "stranger");
    const body = { sourceId: theirs.id, recipe: recipe(), parentOutputId: null };
    expect((await createEdit(studio, "stranger", body, "shared")).id).not.toBe(mine.id);
  });

  it.each([
    [{ strength: 2 }, "recipe.strength"],
    [{ prompt: "  " }, "recipe.prompt"],
    [{ provider: "nobody" }, "recipe.provider"],
    [{ model: "nothing" }, "recipe.model"],
  ])("names what the model would refuse: %j", async (changes, path) => {
    await expect(create(changes)).rejects.toMatchObject({ code: "invalid_request", fieldErrors: [{ path }] });
  });

  it("says that a provider's key is missing", async () => {
    await expect(create({ provider: "keyless" })).rejects.toMatchObject({ code: "provider_not_configured" });
  });

  it("knows neither a picture that is not there nor one of somebody else", async () => {
    const theirs = await studio.upload("#112233", "stranger");
    for (const id of ["0".repeat(20), theirs.id]) {
      const body = { sourceId: id, recipe: recipe(), parentOutputId: null };
      await expect(createEdit(studio, OWNER, body, null)).rejects.toMatchObject({ code: "not_found" });
    }
  });

  it("remembers which output made the source, named or not, and refuses a wrong one", async () => {
    const parent = await create();
    const outputId = parent.outputs[0]?.id ?? "";
    await studio.run(outputId);
    const result = (await studio.ended(parent.id)).outputs[0];
    if (result?.status !== "succeeded") throw new Error("The built-in filter did not succeed.");
    const body = { sourceId: result.image.id, recipe: recipe(), parentOutputId: null };
    expect((await createEdit(studio, OWNER, body, null)).parentOutputId).toBe(outputId);
    const named = { ...body, parentOutputId: outputId };
    expect((await createEdit(studio, OWNER, named, null)).parentOutputId).toBe(outputId);
    await expect(create({}, null, outputId)).rejects.toMatchObject({
      code: "invalid_request",
      fieldErrors: [{ path: "parentOutputId" }],
    });
    await expect(create({}, null, "0".repeat(20))).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("drawSeeds", () => {
  const control = { supported: true, type: "integer", min: 0, max: SEED_MAX, step: 1, default: null } as const;

  it("counts up from the chosen seed and begins anew after the largest", () => {
    expect(drawSeeds(control, SEED_MAX - 1, 4)).toEqual([SEED_MAX - 1, SEED_MAX, 0, 1]);
  });

  it("stays in the model's own range", () => {
    expect(drawSeeds({ ...control, min: 5, max: 6 }, 6, 3)).toEqual([6, 5, 6]);
  });

  it("draws none where the model takes none", () => {
    expect(drawSeeds({ supported: false, reason: "chosen_by_provider" }, 5, 2)).toEqual([null, null]);
  });
});
