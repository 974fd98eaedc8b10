import path from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type EditQuery, isAskedFor, type PictureSize } from "@/lib/domain/edit-list";
import { edits, outputs } from "@/lib/server/db/schema";
import { ingestImage } from "@/lib/server/images/ingest-image";
import { cancelEdit } from "./cancel-edit";
import { createEdit } from "./create-edit";
import { deleteEdit } from "./delete-edit";
import { listEditIds } from "./list-edit-ids";
import { listEditOrder } from "./list-edit-order";
import { listEdits } from "./list-edits";
import { restoreEdit } from "./restore-edit";
import { setFavourite } from "./set-favourite";
import { OWNER, openTestStudio, recipe, scriptedEditor, type TestStudio } from "./test-studio";

describe("listEdits", () => {
  let studio: TestStudio;
  let sourceId: string;
  let otherId: string;
  /** Prompt → id, oldest first. */
  const ids = new Map<string, string>();
  beforeAll(async () => {
    studio = await openTestStudio([scriptedEditor({ id: "other" })]);
    sourceId = (await studio.upload()).id;
    otherId = (await studio.upload("#778899")).id;
    for (const prompt of [
      "pencil sketch",
      "Sketch 100% sharp",
      "under_score",
      "back\\slash",
      "变成铅笔素描",
      "invert",
    ]) {
      const edit = await createEdit(
        studio,
        OWNER,
        { sourceId, recipe: recipe({ prompt }), parentOutputId: null },
        null,
      );
      ids.set(prompt, edit.id);
    }
    const stranger = await studio.upload("#123123", "stranger");
    await createEdit(studio, "stranger", { sourceId: stranger.id, recipe: recipe(), parentOutputId: null }, null);
  });
  afterAll(() => studio.close());

  const found = async (query: EditQuery) =>
    (await listEdits(studio, OWNER, query)).items.map((edit) => edit.recipe.prompt);

  it("lists one's own, newest first, and counts them", async () => {
    const { items, total, nextCursor } = await listEdits(studio, OWNER, {});
    expect(items.map(({ id }) => id)).toEqual([...ids.values()].reverse());
    expect([total, nextCursor]).toEqual([6, null]);
    expect(await found({ sort: "oldest" })).toEqual([...ids.keys()]);
  });

  it.each(["newest", "oldest"] as const)("pages through all without a gap, %s first", async (sort) => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listEdits(studio, OWNER, { limit: 4, cursor, sort });
      expect(page.total).toBe(6);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual((await listEdits(studio, OWNER, { sort })).items.map(({ id }) => id));
  });

  it("pages through edits of the very same moment", async () => {
    const owner = "twin";
    const source = await studio.upload("#101010", owner);
    const createdAt = new Date();
    await studio.db.insert(edits).values(
      ["a", "b", "c"].map((letter) => ({
        id: letter.repeat(20),
        ownerId: owner,
        sourceId: source.id,
        recipe: recipe({ model: "filters" }) as typeof edits.$inferInsert.recipe,
        createdAt,
      })),
    );
    const first = await listEdits(studio, owner, { limit: 2 });
    const second = await listEdits(studio, owner, { limit: 2, cursor: first.nextCursor ?? "" });
    expect([...first.items, ...second.items].map(({ id }) => id[0])).toEqual(["c", "b", "a"]);
  });

  it.each([
    ["sketch", ["Sketch 100% sharp", "pencil sketch"]],
    ["100%", ["Sketch 100% sharp"]],
    ["%", ["Sketch 100% sharp"]],
    ["_", ["under_score"]],
    ["\\", ["back\\slash"]],
    ["铅笔", ["变成铅笔素描"]],
    ["sharp sketch", ["Sketch 100% sharp"]],
    ["nothing", []],
  ])("finds prompts by %s", async (q, prompts) => {
    expect(await found({ q })).toEqual(prompts);
    expect((await listEdits(studio, OWNER, { q })).total).toBe(prompts.length);
  });

  it("refuses a cursor that is none of ours", async () => {
    const days = ["2026-99-99T00", "2026-02-30T00", "2026-01-01T24", "0000-01-01T00"];
    const forged = days.map((day) => Buffer.from(`${day}:00:00.000000Z abc`).toString("base64url"));
    for (const cursor of ["x", ...forged]) {
      await expect(listEdits(studio, OWNER, { cursor })).rejects.toMatchObject({
        code: "invalid_request",
        fieldErrors: [{ path: "cursor" }],
      });
    }
  });

  it("filters by provider, model, source, status and favourite", async () => {
    const body = {
      sourceId: otherId,
      recipe: recipe({ provider: "other", prompt: "elsewhere" }),
      parentOutputId: null,
    };
    const edit = await createEdit(studio, OWNER, body, null);
    expect(await found({ provider: "other" })).toEqual(["elsewhere"]);
    expect(await found({ model: "nothing" })).toEqual([]);
    expect(await found({ sourceId: otherId })).toEqual(["elsewhere"]);
    await cancelEdit(studio, OWNER, edit.id);
    expect(await found({ status: ["canceled"] })).toEqual(["elsewhere"]);
    expect(await found({ status: ["canceled", "queued"] })).toHaveLength(7);
    expect(await found({ status: ["succeeded"] })).toEqual([]);
    await setFavourite(studio, OWNER, edit.outputs[0]?.id ?? "", true);
    expect(await found({ favourite: true })).toEqual(["elsewhere"]);
    expect(await found({ favourite: false })).toHaveLength(6);
    await deleteEdit(studio, OWNER, edit.id, { forever: true });
  });

  it("filters by the long side of what was made, whichever way it lies", async () => {
    const owner = "sizes";
    const source = await studio.upload("#202020", owner);
    const sizes: [width: number, height: number, size: PictureSize][] = [
      [1023, 400, "small"],
      [16, 1024, "medium"],
      [2047, 1365, "medium"],
      [1365, 2048, "large"],
      [4032, 3024, "large"],
    ];
    for (const [at, [width, height]] of sizes.entries()) {
      const file = path.join(studio.env.dataDir, "made.png");
      await sharp({ create: { width, height, channels: 3, background: "#204060" } })
        .png()
        .toFile(file);
      const { image } = await ingestImage(studio, { ownerId: owner, kind: "result", path: file, name: null });
      const id = `size-${at}`.padEnd(20, "0");
      const made = { ownerId: owner, sourceId: source.id, recipe: recipe({ model: "filters" }) };
      await studio.db.insert(edits).values({ id, ...made, recipe: made.recipe as typeof edits.$inferInsert.recipe });
      await studio.db
        .insert(outputs)
        .values({ id: `out-${id}`, editId: id, ownerId: owner, index: 0, status: "succeeded", imageId: image.id });
    }
    for (const size of ["small", "medium", "large"] as const) {
      const asked = sizes.filter(([, , each]) => each === size).map(([width, height]) => [width, height]);
      const { items, total } = await listEdits(studio, owner, { size, sort: "oldest" });
      expect(items.map(({ outputs: [output] }) => [output?.image?.width, output?.image?.height])).toEqual(asked);
      expect(total).toBe(asked.length);
      expect((await listEditOrder(studio, owner, { size })).outputs.flat()).toHaveLength(asked.length);
      // What arrives while the gallery is open is judged by the same.
      const all = (await listEdits(studio, owner, {})).items.flatMap((edit) => edit.outputs);
      expect(all.filter((output) => isAskedFor(output, { size }))).toHaveLength(asked.length);
    }
  });

  it("moves to the trash and back", async () => {
    const id = ids.get("invert") ?? "";
    await deleteEdit(studio, OWNER, id, { forever: false });
    expect(await found({ q: "invert" })).toEqual([]);
    expect(await found({ trash: true })).toEqual(["invert"]);
    expect((await restoreEdit(studio, OWNER, id)).id).toBe(id);
    expect(await found({ q: "invert" })).toEqual(["invert"]);
    expect(await found({ trash: true })).toEqual([]);
  });

  it("gives the ids of all that the same filters find", async () => {
    expect(await listEditIds(studio, OWNER, { q: "sketch" })).toEqual([
      ids.get("Sketch 100% sharp"),
      ids.get("pencil sketch"),
    ]);
  });
});
