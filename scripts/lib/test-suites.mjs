import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { inRoot } from "./root.mjs";
import { run, runModule } from "./run.mjs";

/**
 * Each resolves to its counts and to what failed, by name and with its first lines, so that the end of a long
 * output tells. A run that ends badly without a failed test to show for it counts as one.
 */
export async function runUnitTests(env) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "diptych-vitest-"));
  const report = path.join(folder, "report.json");
  const args = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const { code } = await runModule("vitest/vitest.mjs", args, { env });
  const found = readJson(report);
  rmSync(folder, { recursive: true, force: true });
  // A file that could not be read has no tests to count.
  const broken = found?.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  );
  return settle(code, {
    passed: found?.numPassedTests ?? 0,
    failed: (found?.numFailedTests ?? 0) + (broken?.length ?? 0),
    skipped: (found?.numPendingTests ?? 0) + (found?.numTodoTests ?? 0),
    failures: found?.testResults.flatMap(failuresOfFile),
  });
}

export async function runBrowserTests(env) {
  const report = inRoot("test-results", "playwright.json");
  rmSync(report, { force: true });
  const { code } = await runModule("@playwright/test/cli.js", ["test"], { env });
  const found = readJson(report);
  const stats = found?.stats;
  return settle(code, {
    passed: stats?.expected ?? 0,
    failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0),
    skipped: stats?.skipped ?? 0,
    failures: found?.suites.flatMap((suite) => failuresOfSuite(suite)),
  });
}

/** A dozen rounds of the suite of faults; `npm run test:faults` plays all of them. */
export async function runFaultRounds(env) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "diptych-faults-report-"));
  const report = path.join(folder, "report.json");
  // On a busy machine a settling takes longer; for ever is what this looks for.
  // The same dozen each time: what fails here fails again.
  const settings = { ROUNDS: "dozen", SEED: "7", SETTLE_S: "30", REPORT: report };
  const { code } = await run(process.execPath, ["scripts/test-faults.mjs"], { env: { ...env, ...settings } });
  const counts = readJson(report) ?? { passed: 0, failed: 0 };
  rmSync(folder, { recursive: true, force: true });
  return settle(code, counts);
}

function settle(code, counts) {
  if (code === 0 || counts.failed > 0) return counts;
  return { ...counts, failed: 1, failures: [{ name: "the run itself", message: `It ended with code ${code}.` }] };
}

function failuresOfFile({ name: file, status, message, assertionResults }) {
  const place = path.relative(inRoot(), file);
  if (status === "failed" && assertionResults.length === 0) return [{ name: place, message: firstLines(message) }];
  return assertionResults
    .filter((test) => test.status === "failed")
    .map(({ fullName, failureMessages }) => ({
      name: `${place} › ${fullName}`,
      message: firstLines(failureMessages.join("\n")),
    }));
}

function failuresOfSuite({ title, suites = [], specs = [] }, above = []) {
  const path = [...above, title];
  const own = specs
    .filter(({ ok }) => !ok)
    .map((spec) => {
      const errors = spec.tests.flatMap(({ results }) => results.flatMap((result) => result.errors));
      const message = firstLines(errors.map((error) => error.message).join("\n"));
      return { name: [...path, spec.title].join(" › "), message };
    });
  return [...own, ...suites.flatMap((suite) => failuresOfSuite(suite, path))];
}

function firstLines(text) {
  return stripVTControlCharacters(text).trim().split("\n").slice(0, 15).join("\n");
}

function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
}
