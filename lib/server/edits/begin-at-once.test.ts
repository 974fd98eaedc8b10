import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Image } from "@/lib/domain/image";
import type { Database } from "@/lib/server/db/client";
import { createBuiltinEditor } from "@/lib/server/providers/builtin/create-builtin-editor";
import type { ImageEditor } from "@/lib/server/providers/image-editor";
import { toRegistry } from "@/lib/server/providers/registry";
import { cancelEdit } from "./cancel-edit";
import { createEdit } from "./create-edit";
import { eventually, finished, OWNER, openTestStudio, recipe, scriptedEditor, type TestStudio } from "./test-studio";

describe("an edit of a source that is at hand", () => {
  let studio: TestStudio;
  let source: Image;
  let calls: string[];
  let submit: ImageEditor["submit"];

  beforeEach(async () => {
    calls = [];
    submit = async () => finished();
    const scripted = scriptedEditor({
      submit(request, signal) {
        calls.push(request.recipe.prompt);
        return submit(request, signal);
      },
    });
    studio = await openTestStudio([scripted]);
    source = await studio.upload();
    await studio.startWorker(50);
    // Prepares the source for this provider.
    await create({ prompt: "first" });
    await eventually(async () => (await jobs()) === 0);
  });
  afterEach(() => studio.close());

  const create = (changes = {}, services: TestStudio = studio) =>
    createEdit(
      services,
      OWNER,
      { sourceId: source.id, recipe: recipe({ provider: "scripted", ...changes }), parentOutputId: null },
      null,
    );
  /** The studio with a database that ends its transactions in another way. */
  const withTransaction = (transaction: (...asked: Parameters<Database["transaction"]>) => Promise<unknown>) => ({
    ...studio,
    db: Object.assign(Object.create(studio.db) as Database, { transaction }),
  });
  /** Lets no call be answered until what it returns is called: one answered at once may be saving before its acceptance is read. */
  const holdCalls = () => {
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    submit = async () => {
      await released;
      return finished();
    };
    return release;
  };
  const jobs = async () =>
    (
      await studio.database.pool.query(
        "select count(*)::int as n from graphile_worker._private_jobs where key like 'output:%'",
      )
    ).rows[0].n;

  it("is being sent when its acceptance is answered, as many outputs as its provider has places for", async () => {
    const release = holdCalls();
    const edit = await create({ prompt: "at once", n: 3 });
    expect(edit.outputs.map(({ status }) => status)).toEqual(["submitting", "submitting", "queued"]);
    expect(calls).toEqual(["first", "at once", "at once"]);
    release();
    const ended = await studio.ended(edit.id);
    expect(ended.outputs.map(({ status }) => status)).toEqual(["succeeded", "succeeded", "succeeded"]);
    expect(calls).toHaveLength(4);
    await eventually(async () => (await jobs()) === 0);
  });

  it("can be canceled like any other", async () => {
    submit = (_request, signal) =>
      new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
    const edit = await create({ prompt: "not wanted" });
    expect(edit.outputs[0]?.status).toBe("submitting");
    await cancelEdit(studio, OWNER, edit.id);
    const ended = await studio.ended(edit.id);
    expect(ended.outputs[0]?.status).not.toBe("succeeded");
    expect(calls).toEqual(["first", "not wanted"]);
  });

  it("is sent once, by a worker, when nobody heard whether its acceptance was written", async () => {
    const { db } = studio;
    const deaf = withTransaction(async (act, config) => {
      await db.transaction(act, config);
      throw new Error("The connection was lost.");
    });
    await expect(create({ prompt: "unheard" }, deaf)).rejects.toThrow("lost");
    const { rows } = await db.execute<{ id: string }>("select id from edits where recipe ->> 'prompt' = 'unheard'");
    const ended = await studio.ended(rows[0]?.id ?? "");
    expect(ended.outputs.map(({ status, failure }) => [status, failure])).toEqual([["succeeded", null]]);
    expect(calls).toEqual(["first", "unheard"]);
  });

  it("leaves nothing to be sent when its acceptance comes to nothing", async () => {
    const { db } = studio;
    const refusing = withTransaction((act) =>
      db.transaction(async (tx) => {
        await act(tx);
        throw new Error("The disk is full.");
      }),
    );
    await expect(create({ prompt: "refused" }, refusing)).rejects.toThrow("full");
    const next = await create({ prompt: "next" });
    await studio.ended(next.id);
    await eventually(async () => (await jobs()) === 0);
    expect(calls).toEqual(["first", "next"]);
  });

  it("is sent within its provider's budget, and taken by nobody beyond it", async () => {
    const models = scriptedEditor().models.map((model) => ({ ...model, price: { amount: 0.3, currency: "CNY" } }));
    const paid = scriptedEditor({
      models,
      submit(request, signal) {
        calls.push(request.recipe.prompt);
        return submit(request, signal);
      },
    });
    const budgets = new Map([["scripted", 1]]);
    Object.assign(studio, { providers: toRegistry([paid], createBuiltinEditor({ maxPixels: 1_000_000 }), budgets) });
    const release = holdCalls();
    const within = await create({ prompt: "within", n: 2 });
    expect(within.outputs.map(({ status }) => status)).toEqual(["submitting", "submitting"]);
    release();
    await expect(create({ prompt: "beyond", n: 2 })).rejects.toMatchObject({ code: "budget_reached" });
    await studio.ended(within.id);
    await eventually(async () => (await jobs()) === 0);
    const { rows } = await studio.database.pool.query("select count(*)::int as n from spending where amount > 0");
    expect(rows[0].n).toBe(2);
    expect(calls).toEqual(["first", "within", "within"]);
  });
});
