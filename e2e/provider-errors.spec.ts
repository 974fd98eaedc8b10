import type { Page } from "@playwright/test";
import type { FaultRow } from "../lib/server/providers/__fixtures__/fault-row";
import { dmxapiErrorRows } from "../lib/server/providers/dmxapi/__fixtures__/error-rows";
import { modelverseErrorRows } from "../lib/server/providers/modelverse/__fixtures__/error-rows";
import { dialectErrorRows } from "../lib/server/providers/openai-compatible/__fixtures__/error-rows";
import { type DialectName, dialectNames } from "../lib/server/providers/openai-compatible/dialect";
import { EmulatedStudio } from "./fixtures/emulated-studio";
import { expectPlate, type Language } from "./fixtures/failure-plate";
import { expect, test } from "./fixtures/test";

const tables: Record<string, Record<string, FaultRow>> = {
  modelverse: modelverseErrorRows,
  dmxapi: dmxapiErrorRows,
  ...Object.fromEntries(dialectNames.map((dialect: DialectName) => [dialect, dialectErrorRows(dialect)])),
};
/** Ends with a full stop, so that no prompt is the beginning of another. */
const promptOf = (name: string, row: string) => `${name} answers ${row}.`;

let studio: EmulatedStudio;

/** What surely did not run is asked again by itself, and the whole provider waits meanwhile: seen through to its end with one row. */
const PATIENT = { name: "modelverse", row: "rate_limit" };
/** Longer than we would wait. */
const TOO_LATE_S = "400";
const isPatient = (name: string, row: string) => name === PATIENT.name && row === PATIENT.row;

/** Every row of every table at once, the patient one last. */
test.beforeAll(async () => {
  test.setTimeout(180_000);
  studio = await EmulatedStudio.start();
  await Promise.all(
    Object.entries(tables).map(async ([name, rows]) => {
      for (const [error, { outcome }] of Object.entries(rows)) {
        if (isPatient(name, error)) continue;
        const retryAfter = outcome === "not_run" ? TOO_LATE_S : null;
        await studio.startWith(name, promptOf(name, error), { error, retryAfter });
      }
    }),
  );
  await studio.startWith(PATIENT.name, promptOf(PATIENT.name, PATIENT.row), { error: PATIENT.row });
});
test.afterAll(() => studio.end());
test.describe.configure({ timeout: 180_000 });

/** From the wire to the sentence: what was asked and answered, and how it stands on the page. */
async function expectRow(page: Page, language: Language, name: string, row: string) {
  const expected = tables[name]?.[row];
  if (!expected) throw new Error(`${name} has no row ${row}.`);
  const { code, outcome, providerCode, providerMessage, providerRequestId } = expected;
  const prompt = promptOf(name, row);
  await expectPlate(page, language, prompt, {
    code,
    isUnconfirmed: outcome === "unknown",
    mayHaveBeenCharged: outcome === "unknown" || outcome === "ran",
    words: providerMessage,
    providerCode,
    requestId:
      providerRequestId === undefined
        ? undefined
        : () => providerRequestId && (studio.callsFor(name, prompt).at(-1)?.requestId ?? null),
  });
  const calls = studio.callsFor(name, prompt);
  expect(calls.flatMap(({ complaints }) => complaints)).toEqual([]);
  expect(calls, `${row} is asked as often as it should be`).toHaveLength(isPatient(name, row) ? 4 : 1);
}

for (const [name, rows] of Object.entries(tables)) {
  test(`each row of ${name}'s table is said on the page`, async ({ page }) => {
    const { errors } = await (await fetch(`${studio.emulator(name).url}/_switches`)).json();
    expect(Object.keys(rows).sort()).toEqual([...errors].sort());
    await page.goto(studio.address);
    const patientLast = Object.keys(rows).sort((a, b) => Number(isPatient(name, a)) - Number(isPatient(name, b)));
    for (const row of patientLast) await expectRow(page, "en", name, row);
  });
}

test.describe("in Chinese", () => {
  test.use({ locale: "zh-CN" });

  test("the rows are said as well", async ({ page }) => {
    await page.goto(studio.address);
    for (const row of ["sensitive_check_error", "auth_error", "quota_exceeded", "rate_limit", "html_504"]) {
      await expectRow(page, "zh-CN", "modelverse", row);
    }
  });
});
