import { runModule } from "./run.mjs";

/** Runs all of them, also after one has failed. `output` is worth showing only of those that failed. */
export async function runStaticChecks() {
  const results = [];
  for (const [name, check] of Object.entries(checks)) results.push({ name, ...(await check()) });
  return results;
}

const checks = {
  biome: () => quietly("@biomejs/biome/bin/biome", ["check", "--error-on-warnings", "."]),
  types: async () => {
    const routes = await quietly("next/dist/bin/next", ["typegen"]);
    return routes.passed ? quietly("typescript/bin/tsc", ["--noEmit"]) : routes;
  },
  directions: checkDirections,
  unused: () => quietly("knip/bin/knip.js", ["--no-progress"]),
};

async function quietly(path, args) {
  const { code, output } = await runModule(path, args, { quiet: true, env: { NEXT_TELEMETRY_DISABLED: "1" } });
  return { passed: code === 0, output };
}

async function checkDirections() {
  const rooms = ["app", "components", "lib", "e2e", "instrumentation.ts"];
  const args = ["--config", ".dependency-cruiser.cjs", "--output-type", "json", ...rooms];
  const { output } = await runModule("dependency-cruiser/bin/dependency-cruise.mjs", args, { quiet: true });
  const summary = parseSummary(output);
  if (!summary) return { passed: false, output };
  // With a TypeScript that it does not know it reads nothing and finds everything in order.
  if (!(summary.totalCruised > 0)) return { passed: false, output: "dependency-cruiser read no modules." };
  const violations = summary.violations.filter(({ rule }) => rule.severity === "error");
  const lines = violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
  return { passed: violations.length === 0, output: lines.join("\n") };
}

function parseSummary(output) {
  try {
    return JSON.parse(output.slice(output.indexOf("{"))).summary;
  } catch {
    return null;
  }
}
