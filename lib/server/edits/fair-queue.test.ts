import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cancelAllEdits } from "./cancel-all-edits";
import { createEdit } from "./create-edit";
import { readEdit } from "./read-edit";
import { eventually, finished, OWNER, openTestStudio, recipe, scriptedEditor, type TestStudio } from "./test-studio";

const OTHER = "other";

describe("the line of a provider", () => {
  let studio: TestStudio;
  let served: string[];
  const sources = new Map<string, Promise<{ id: string }>>();
  beforeEach(async () => {
    served = [];
    sources.clear();
    const editor = scriptedEditor({
      concurrency: 1,
      async submit({ recipe }) {
        served.push(recipe.prompt);
        return finished();
      },
    });
    studio = await openTestStudio([editor]);
  });
  afterEach(() => studio.close());

  const sourceOf = (ownerId: string) => {
    const known = sources.get(ownerId) ?? studio.upload(`#${ownerId === OTHER ? "aa3366" : "3366aa"}`, ownerId);
    sources.set(ownerId, known);
    return known;
  };

  const run = async (ownerId: string, prompt: string, n = 1) => {
    const { id: sourceId } = await sourceOf(ownerId);
    const asked = recipe({ provider: "scripted", prompt, n });
    return createEdit(studio, ownerId, { sourceId, parentOutputId: null, recipe: asked }, null);
  };
  const runMany = async (ownerId: string, count: number) => {
    for (let index = 0; index < count; index++) await run(ownerId, `${ownerId} ${index}`);
  };
  const positions = async (ownerId: string, editId: string) =>
    (await readEdit(studio, ownerId, editId)).outputs.map(({ queuePosition }) => queuePosition);

  it("lets owners alternate, in the order that the positions show", async () => {
    await runMany(OWNER, 12);
    const first = await run(OTHER, "other a", 3);
    expect(await positions(OTHER, first.id)).toEqual([2, 4, 6]);
    const last = await run(OWNER, "the last of many");
    expect(await positions(OWNER, last.id)).toEqual([16]);
    await studio.startWorker();
    await eventually(async () => served.length === 16);
    expect(served.slice(0, 7)).toEqual(["owner 0", "other a", "owner 1", "other a", "owner 2", "other a", "owner 3"]);
    expect(served.at(-1)).toBe("the last of many");
  });

  it("lets nobody who comes later overtake the whole line", async () => {
    await runMany(OWNER, 8);
    // As if the first four had been served.
    await studio.database.pool.query("update outputs set status = 'canceled' where turn <= 4");
    const mass = await run(OTHER, "mass", 4);
    expect(await positions(OTHER, mass.id)).toEqual([2, 4, 6, 8]);
  });

  it("begins anew when nobody waits", async () => {
    await runMany(OWNER, 5);
    await cancelAllEdits(studio, OWNER);
    await run(OWNER, "new");
    const { rows } = await studio.database.pool.query("select turn from outputs where status = 'queued'");
    expect(rows).toEqual([{ turn: 1 }]);
  });
});
