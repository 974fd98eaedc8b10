// Plays the suite of faults: `SEED=… ROUNDS=… npm run test:faults`. `ONLY=part of a name` plays those rounds alone.
// SETTLE_S: how soon what was under way at a fault must have come to its end (10).
import { writeFileSync } from "node:fs";
import "./lib/check-node.mjs";
import { build, isBuilt } from "./lib/ensure-build.mjs";
import { ensureModules } from "./lib/ensure-modules.mjs";
import { blankEnvironment } from "./lib/environment-file.mjs";
import { giveUp } from "./lib/say.mjs";

await ensureModules();
if (!isBuilt()) {
  const { code, output } = await build({ quiet: true });
  if (code !== 0) giveUp(output.trim(), "Diptych could not be built.");
}
const { ROUNDS = "72", SEED, SETTLE_S = "10", ONLY, REPORT } = process.env;
Object.assign(process.env, blankEnvironment());
const { register } = await import("tsx/esm/api");
register();
const { runFaults } = await import("../e2e/faults/run-faults.ts");
const counts = await runFaults({
  seed: SEED ? Number(SEED) : Math.floor(Math.random() * 1_000_000),
  rounds: ROUNDS === "dozen" ? null : Number(ROUNDS),
  settleS: Number(SETTLE_S),
  only: ONLY || null,
});
if (REPORT) writeFileSync(REPORT, JSON.stringify(counts));
console.log(`${counts.passed} rounds passed, ${counts.failed} failed`);
process.exit(counts.failed > 0 ? 1 : 0);
