import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { inRoot } from "./root.mjs";
import { run, runModule } from "./run.mjs";

/** Each resolves to its counts. A run that ends badly without a failed test to show for it counts as one. */
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
  });
}

export async function runBrowserTests(env) {
  const report = inRoot("test-results", "playwright.json");
  rmSync(report, { force: true });
  const { code } = await runModule("@playwright/test/cli.js", ["test"], { env });
  const stats = readJson(report)?.stats;
  return settle(code, {
    passed: stats?.expected ?? 0,
    failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0),
    skipped: stats?.skipped ?? 0,
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
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
}
