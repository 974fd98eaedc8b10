import { afterAll, beforeAll, expect, it } from "vitest";
import { pictureKey } from "@/lib/server/images/picture-key";
import { createEdit } from "./create-edit";
import { measureOutput } from "./measure-output";
import { readEdit } from "./read-edit";
import { readStudio } from "./read-studio";
import { eventually, OWNER, openTestStudio, recipe, type TestStudio } from "./test-studio";

let studio: TestStudio;
beforeAll(async () => {
  studio = await openTestStudio();
});
afterAll(() => studio.close());

const going = () => new AbortController().signal;

async function finishedOutput(prompt: string, colour?: string) {
  const source = await studio.upload(colour);
  const edit = await createEdit(
    studio,
    OWNER,
    { sourceId: source.id, recipe: recipe({ prompt }), parentOutputId: null },
    null,
  );
  const id = edit.outputs[0]?.id ?? "";
  await studio.run(id);
  return { editId: edit.id, outputId: id, sourceId: source.id };
}

const outputOf = async (editId: string) => (await readEdit(studio, OWNER, editId)).outputs[0];

it("the picture is there before it is measured, and the figures after", async () => {
  const { editId, outputId } = await finishedOutput("black and white");
  expect(await outputOf(editId)).toMatchObject({ status: "succeeded", difference: null });
  await measureOutput(studio, { outputId }, going());
  const output = await outputOf(editId);
  expect(output).toMatchObject({
    status: "succeeded",
    difference: { comparedWidth: 64, comparedHeight: 48, threshold: 3 },
  });
  expect(output?.difference?.changedShare).toBeGreaterThan(0.4);
});

it("a worker measures what it finished, and tells of it", async () => {
  const worker = await studio.startWorker();
  const source = await studio.upload("#11aa55");
  const edit = await createEdit(
    studio,
    OWNER,
    { sourceId: source.id, recipe: recipe({ prompt: "sepia" }), parentOutputId: null },
    null,
  );
  const changes: string[] = [];
  const end = studio.news.subscribe(
    (change) => changes.push(change.editId),
    () => undefined,
  );
  const output = await eventually(async () => {
    const found = await outputOf(edit.id);
    return found?.difference ? found : null;
  });
  end();
  await worker.stop();
  expect(output?.difference?.meanDeltaE).toBeGreaterThan(0);
  expect(changes).toContain(edit.id);
});

it("a picture that cannot be measured stays as it is, and is not tried for ever", async () => {
  const { editId, outputId, sourceId } = await finishedOutput("sepia", "#aa1155");
  await studio.blobs.remove(pictureKey(sourceId, "original"));
  await measureOutput(studio, { outputId }, going());
  expect(await outputOf(editId)).toMatchObject({ status: "succeeded", difference: null });
  await studio.database.pool.query("delete from graphile_worker._private_jobs");
  await readStudio(studio, OWNER, { editId });
  expect(await waitingJobs()).toBe(0);
});

it("a version from before there were figures is measured when somebody looks at it", async () => {
  const { editId, outputId } = await finishedOutput("warmer", "#222299");
  await studio.database.pool.query("delete from graphile_worker._private_jobs");
  await readStudio(studio, OWNER, { editId });
  await readStudio(studio, OWNER, { editId });
  expect(await waitingJobs()).toBe(1);
  await measureOutput(studio, { outputId }, going());
  expect((await outputOf(editId))?.difference).not.toBeNull();
});

it("a stopping worker leaves it for later", async () => {
  const { editId, outputId } = await finishedOutput("night", "#998811");
  await measureOutput(studio, { outputId }, AbortSignal.abort(new Error("stopping")));
  expect((await outputOf(editId))?.difference).toBeNull();
  await studio.database.pool.query("delete from graphile_worker._private_jobs");
  await readStudio(studio, OWNER, { editId });
  expect(await waitingJobs()).toBe(1);
});

async function waitingJobs(): Promise<number> {
  const { rows } = await studio.database.pool.query("select count(*)::int as count from graphile_worker._private_jobs");
  return rows[0]?.count ?? -1;
}
