// Plays the suite of faults: `SEED=… ROUNDS=… npm run test:faults`. `ONLY=part of a name` plays those rounds alone.
// SETTLE_S: how soon what was under way at a fault must have come to its end (10).
import { writeFileSync } from "node:fs";
import { constants } from "node:os";
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

// A terminal and npm both pass Ctrl+C on: the first is enough, and the others may not end us before what we started.
const stopping = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => stopping.abort(signal));
// What a round has under way runs into nothing then.
stopping.signal.addEventListener("abort", () => process.on("unhandledRejection", () => undefined));

const settings = {
  seed: SEED ? Number(SEED) : Math.floor(Math.random() * 1_000_000),
  rounds: ROUNDS === "dozen" ? null : Number(ROUNDS),
  settleS: Number(SETTLE_S),
  only: ONLY || null,
};
const counts = await runFaults(settings, stopping.signal).catch((error) => {
  if (!stopping.signal.aborted) throw error;
  console.log("\nInterrupted: all that was started has ended.");
  process.exit(128 + constants.signals[stopping.signal.reason]);
});
if (REPORT) writeFileSync(REPORT, JSON.stringify(counts));
console.log(`${counts.passed} rounds passed, ${counts.failed} failed`);
process.exit(counts.failed > 0 ? 1 : 0);
