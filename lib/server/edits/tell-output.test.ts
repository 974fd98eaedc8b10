import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Emulator } from "@/e2e/emulators/core/start-emulator";
import { startModelverseEmulator } from "@/e2e/emulators/modelverse/start-modelverse-emulator";
import type { Edit } from "@/lib/domain/edit";
import { createLog } from "@/lib/server/log";
import { serveMetrics } from "@/lib/server/metrics/serve-metrics";
import { modelverseAt } from "@/lib/server/providers/__fixtures__/emulated-editors";
import { withRequestId } from "@/lib/server/request-id";
import { cancelEdit } from "./cancel-edit";
import { createEdit } from "./create-edit";
import { retryEdit } from "./retry-edit";
import { eventually, OWNER, openTestStudio, recipe, type TestStudio } from "./test-studio";

const PROMPT = "planted-prompt-of-a-person";
type Line = { msg: string; outputId?: string; [field: string]: unknown };

/** Through the real queue, against the provider's twin. */
describe("what the log and the figures say of a run", () => {
  const written: string[] = [];
  let modelverse: Emulator;
  let studio: TestStudio;
  let sourceId: string;
  beforeAll(async () => {
    modelverse = await startModelverseEmulator({ apiKey: "planted-key-of-the-owner" });
    const log = createLog("debug", { write: (line: string) => void written.push(line) });
    studio = await openTestStudio([modelverseAt(modelverse)], log);
    sourceId = (await studio.upload()).id;
    await studio.startWorker();
  });
  afterAll(async () => {
    await studio.close();
    await modelverse.close();
  });
  beforeEach(() => modelverse.reset());

  const start = (requestId: string, services = studio): Promise<Edit> =>
    withRequestId(requestId, () => {
      const wanted = { sourceId, recipe: recipe({ provider: "modelverse", prompt: PROMPT }), parentOutputId: null };
      return createEdit(services, OWNER, wanted, null);
    });
  const linesOf = (edit: Edit) =>
    written
      .map((line) => JSON.parse(line) as Line)
      .filter(({ outputId, msg }) => outputId === edit.outputs[0]?.id && msg.startsWith("output "));
  /** The end is told after it is written down. */
  const toldUntil = (edit: Edit, last: string) =>
    eventually(async () => {
      const lines = linesOf(edit);
      return lines.at(-1)?.msg === last ? lines : null;
    });
  const where = { provider: "modelverse", model: expect.any(String) };
  const ids = (edit: Edit, requestId: string) => ({ editId: edit.id, outputId: edit.outputs[0]?.id, requestId });

  it("tells the four steps of a success, with ids, times and sizes", async () => {
    const edit = await start("request-of-success");
    const lines = await toldUntil(edit, "output ended");
    const common = { ...ids(edit, "request-of-success"), ...where, attempt: 1, level: "info" };
    expect(lines).toMatchObject([
      { ...common, msg: "output accepted" },
      { ...common, msg: "output sent", imageBytes: expect.any(Number), waitedMs: expect.any(Number) },
      { ...common, msg: "output answered", outcome: "answered", ms: expect.any(Number) },
      { ...common, msg: "output ended", status: "succeeded", ms: expect.any(Number), imageId: expect.any(String) },
    ]);
    const { providerRequestId } = (await studio.ended(edit.id)).outputs[0] ?? {};
    expect(lines.at(-1)?.providerRequestId).toBe(providerRequestId);
    expect(modelverse.calls()).toHaveLength(1);
  });

  it("tells why there is no picture", async () => {
    modelverse.switch({ error: "sensitive_check_error", times: 1 });
    const edit = await start("request-of-failure");
    expect((await toldUntil(edit, "output ended")).slice(-2)).toMatchObject([
      { msg: "output answered", outcome: "refused", code: "blocked", providerCode: "sensitive_check_error" },
      { msg: "output ended", status: "failed", code: "blocked", mayHaveBeenCharged: false },
    ]);
  });

  it("tells each attempt of what was tried again", async () => {
    modelverse.switch({ error: "rate_limit", retryAfter: "1", times: 1 });
    const edit = await start("request-of-retry");
    const lines = await toldUntil(edit, "output ended");
    expect(lines.map(({ msg, attempt, outcome }) => [msg, attempt, outcome])).toEqual([
      ["output accepted", 1, undefined],
      ["output sent", 1, undefined],
      ["output answered", 1, "not_run"],
      ["output sent", 2, undefined],
      ["output answered", 2, "answered"],
      ["output ended", 2, undefined],
    ]);
    expect(new Set(lines.map(({ requestId }) => requestId))).toEqual(new Set(["request-of-retry"]));
  });

  it("tells that a person stopped it, and under which request it ran again", async () => {
    modelverse.switch({ latencyMs: 5000 });
    const edit = await start("request-of-cancel");
    await eventually(async () => modelverse.calls().length > 0);
    await withRequestId("request-that-stopped", () => cancelEdit(studio, OWNER, edit.id));
    const ended = await eventually(async () => linesOf(edit).find(({ msg }) => msg === "output ended"));
    expect(ended).toMatchObject({ status: "canceled", code: "canceled", mayHaveBeenCharged: true });
    modelverse.reset();
    await withRequestId("request-again", () => retryEdit(studio, OWNER, edit.id, { acceptDoubleCharge: false }));
    await studio.ended(edit.id);
    expect((await toldUntil(edit, "output ended")).at(-1)).toMatchObject({
      status: "succeeded",
      requestId: "request-again",
      attempt: 2,
    });
  });

  it("says no prompt, no key and no picture in any line of all that", () => {
    expect(written.length).toBeGreaterThan(20);
    for (const line of written) {
      for (const secret of [PROMPT, modelverse.apiKey ?? "", "base64", "iVBORw0KGgo", "/9j/"]) {
        expect(line).not.toContain(secret);
      }
      expect(line.length).toBeLessThan(8000);
    }
  });

  it("says the prompt where the operator asked for it", async () => {
    const asked = { ...studio, env: { ...studio.env, logsPrompts: true } };
    const edit = await start("request-with-prompt", asked);
    await studio.ended(edit.id);
    expect(linesOf(edit)[0]).toMatchObject({ msg: "output accepted", prompt: PROMPT });
    written.length = 0;
  });

  it("counts all of it for Prometheus, on a port of its own that other sites' names do not reach", async () => {
    const served = await serveMetrics(studio.metrics, 0);
    const address = `http://127.0.0.1:${served.port}/api/metrics`;
    try {
      const answer = await fetch(address);
      expect(answer.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
      const text = await answer.text();
      const figure = (series: string) =>
        Number(
          text
            .split("\n")
            .find((line) => line.startsWith(`${series} `))
            ?.split(" ")[1],
        );
      expect(figure('diptych_provider_calls_total{provider="modelverse",outcome="answered"}')).toBe(4);
      expect(figure('diptych_provider_calls_total{provider="modelverse",outcome="refused"}')).toBe(1);
      expect(figure('diptych_outputs_total{provider="modelverse",status="succeeded"}')).toBe(4);
      expect(figure('diptych_outputs_total{provider="modelverse",status="canceled"}')).toBe(1);
      expect(figure('diptych_output_failures_total{provider="modelverse",code="blocked"}')).toBe(1);
      expect(figure('diptych_output_seconds_count{provider="modelverse",status="succeeded"}')).toBe(4);
      expect(figure('diptych_ingest_seconds_count{outcome="ok"}')).toBe(4);
      expect(figure("diptych_database_up")).toBe(1);
      expect(figure("process_resident_memory_bytes")).toBeGreaterThan(1_000_000);
      for (const secret of [PROMPT, modelverse.apiKey ?? ""]) expect(text).not.toContain(secret);
      expect((await fetch(address.replace("/api/metrics", "/"))).status).toBe(404);
      expect((await fetch(address, { method: "POST" })).status).toBe(404);
      await expect(serveMetrics(studio.metrics, served.port)).rejects.toThrow("is taken");
    } finally {
      await served.close();
    }
  });

  it("knows how much is under way, by provider and state, from the database", async () => {
    modelverse.switch({ latencyMs: 3000 });
    const edit = await start("request-of-depth");
    await eventually(async () =>
      (await studio.metrics.text()).includes('diptych_outputs_pending{provider="modelverse",status="submitting"} 1'),
    );
    await cancelEdit(studio, OWNER, edit.id);
    expect(await studio.metrics.text()).not.toContain("diptych_outputs_pending{");
  });
});
