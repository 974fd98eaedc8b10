import "./lib/check-node.mjs";
import { ensureModules } from "./lib/ensure-modules.mjs";
import { runStaticChecks } from "./lib/static-checks.mjs";

await ensureModules();
const failed = (await runStaticChecks()).filter(({ passed }) => !passed);
for (const { name, output } of failed) console.error(`\n${name}\n\n${output.trim()}\n`);
process.exitCode = failed.length > 0 ? 1 : 0;
