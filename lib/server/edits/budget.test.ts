import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Image } from "@/lib/domain/image";
import { createDatabase } from "@/lib/server/db/client";
import { createPool } from "@/lib/server/db/create-pool";
import { createLog } from "@/lib/server/log";
import { createBuiltinEditor } from "@/lib/server/providers/builtin/create-builtin-editor";
import { type ImageEditor, ProviderError } from "@/lib/server/providers/image-editor";
import { toRegistry } from "@/lib/server/providers/registry";
import type { Services } from "@/lib/server/services";
import { cancelEdit } from "./cancel-edit";
import { createEdit } from "./create-edit";
import { deleteEdit } from "./delete-edit";
import { readSpending } from "./read-spending";
import { retryEdit } from "./retry-edit";
import { finished, OWNER, openTestStudio, recipe, scriptedEditor, type TestStudio } from "./test-studio";

const builtin = createBuiltinEditor({ maxPixels: 1_000_000 });

describe("a budget of 1 for a day, at 0.3 a picture", () => {
  let studio: TestStudio;
  let source: Image;
  let submit: ImageEditor["submit"] = async () => finished();
  const models = scriptedEditor().models.map((model) => ({ ...model, price: { amount: 0.3, currency: "CNY" } }));
  const paid = scriptedEditor({ models, submit: (...call) => submit(...call) });
  const free = scriptedEditor({ id: "unpriced", models: models.map((model) => ({ ...model, price: null })) });
  const providers = toRegistry(
    [paid, free],
    builtin,
    new Map([
      ["scripted", 1],
      ["unpriced", 5],
    ]),
  );

  beforeAll(async () => {
    studio = await openTestStudio();
    Object.assign(studio, { providers });
    source = await studio.upload();
  });
  afterAll(() => studio.close());
  beforeEach(async () => {
    submit = async () => finished();
    await studio.database.pool.query("delete from spending; delete from edits");
  });

  const run = (n = 1, services: Services = studio, key: string | null = null) =>
    createEdit(
      services,
      OWNER,
      { sourceId: source.id, recipe: recipe({ provider: "scripted", n }), parentOutputId: null },
      key,
    );
  const spent = async () => (await readSpending(studio)).find(({ provider }) => provider === "scripted");
  const begin = async (output: { id: string; attempt?: number } | undefined) => {
    // The services of the studio's own `run` were made before its providers were changed.
    const { runOutput } = await import("./run-output");
    await runOutput(
      studio,
      { outputId: output?.id ?? "", attempt: output?.attempt ?? 1 },
      new AbortController().signal,
    );
  };

  it("holds three and refuses the fourth, with the whole edit that it belongs to", async () => {
    await run(2);
    await expect(run(2)).rejects.toMatchObject({
      code: "budget_reached",
      status: 429,
      message: expect.stringContaining("0.60 CNY"),
    });
    await run(1);
    expect(await spent()).toEqual({ provider: "scripted", spent: expect.closeTo(0.9), budget: 1, currency: "CNY" });
    const refusal = await run(1).catch((error) => error);
    expect(refusal.retryAfterS).toBeGreaterThan(0);
    expect(refusal.retryAfterS).toBeLessThanOrEqual(25 * 3600);
    const { rows } = await studio.database.pool.query("select count(*)::int as n from outputs");
    expect(rows[0].n).toBe(3);
  });

  it("lets no two processes have the last place", async () => {
    const pools = [1, 2].map(() => createPool({ connectionString: studio.database.url }, createLog("silent")));
    try {
      const processes = pools.map((pool) => ({ ...studio, db: createDatabase(pool) }));
      const runs = Array.from({ length: 16 }, (_, index) => run(1, processes[index % 2]));
      const ends = await Promise.allSettled(runs);
      expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    } finally {
      for (const pool of pools) await pool.end();
    }
  });

  it("asks for the same press once", async () => {
    const first = await run(3, studio, "press");
    expect((await run(3, studio, "press")).id).toBe(first.id);
    expect((await spent())?.spent).toBeCloseTo(0.9);
  });

  it("counts what was made, what may have been charged, and gives back what surely was not", async () => {
    const [made, refused, unknown] = [await run(), await run(), await run()];
    await begin(made.outputs[0]);
    submit = async () => {
      throw new ProviderError("blocked", "No.", { outcome: "not_run", retryable: false });
    };
    await begin(refused.outputs[0]);
    expect((await spent())?.spent).toBeCloseTo(0.6);
    submit = async () => {
      throw new ProviderError("connection_lost", "Gone.", { outcome: "unknown", retryable: false });
    };
    await begin(unknown.outputs[0]);
    expect((await spent())?.spent).toBeCloseTo(0.6);
    const waiting = await run();
    await cancelEdit(studio, OWNER, waiting.id);
    expect((await spent())?.spent).toBeCloseTo(0.6);
    for (const { id } of [made, refused, unknown, waiting]) await deleteEdit(studio, OWNER, id, { forever: true });
    expect((await spent())?.spent).toBeCloseTo(0.6);
  });

  it("counts a run that is tried again once more where it was charged, and refuses what goes beyond", async () => {
    const edit = await run(3);
    submit = async () => {
      throw new ProviderError("no_picture", "None.", { outcome: "ran", retryable: false } as never);
    };
    await begin(edit.outputs[0]);
    expect((await spent())?.spent).toBeCloseTo(0.9);
    await expect(retryEdit(studio, OWNER, edit.id, { acceptDoubleCharge: false })).rejects.toMatchObject({
      code: "budget_reached",
    });
    await cancelEdit(studio, OWNER, edit.id);
    expect((await spent())?.spent).toBeCloseTo(0.3);
    const again = await run(1);
    await cancelEdit(studio, OWNER, again.id);
    await retryEdit(studio, OWNER, again.id, { acceptDoubleCharge: false });
    expect((await spent())?.spent).toBeCloseTo(0.6);
  });

  it("asks the budget before a picture is made anew whose link is dead", async () => {
    const edit = await run();
    let calls = 0;
    submit = async () => {
      calls += 1;
      return { ...finished(), picture: { url: "http://127.0.0.1:1/gone.png" } };
    };
    await begin(edit.outputs[0]);
    expect((await spent())?.spent).toBeCloseTo(0.3);
    await run(2);
    await retryEdit(studio, OWNER, edit.id, { acceptDoubleCharge: false });
    await begin({ id: edit.outputs[0]?.id ?? "", attempt: 2 });
    expect(calls).toBe(1);
    const left = await studio.db.query.outputs.findFirst({
      where: (row, { eq }) => eq(row.id, edit.outputs[0]?.id ?? ""),
    });
    expect(left).toMatchObject({ status: "failed", resultUrl: null, failure: { code: "result_unavailable" } });
    await expect(retryEdit(studio, OWNER, edit.id, { acceptDoubleCharge: false })).rejects.toMatchObject({
      code: "budget_reached",
    });
  });

  it("counts each day anew, but not what waits since yesterday", async () => {
    const [done, waiting] = [await run(), await run()];
    await begin(done.outputs[0]);
    await studio.database.pool.query(
      "update spending set reserved_at = reserved_at - interval '2 days'; update outputs set submit_started_at = submit_started_at - interval '2 days'",
    );
    expect((await spent())?.spent).toBeCloseTo(0.3);
    await begin(waiting.outputs[0]);
    expect((await spent())?.spent).toBeCloseTo(0.3);
  });

  it("refuses where nobody knows the price", async () => {
    const wanted = { sourceId: source.id, recipe: recipe({ provider: "unpriced" }), parentOutputId: null };
    await expect(createEdit(studio, OWNER, wanted, null)).rejects.toMatchObject({ code: "price_unknown", status: 409 });
  });
});
