// Measures what the product is held to: `npm run bench`, `ROUNDS=1 npm run bench -- studio upload`. Prints a table and JSON; never fails for being slow.
import { spawnSync } from "node:child_process";
import "./lib/check-node.mjs";
import { build, isBuilt } from "./lib/ensure-build.mjs";
import { ensureModules } from "./lib/ensure-modules.mjs";
import { root } from "./lib/root.mjs";

process.chdir(root);
await ensureModules();
if (!isBuilt()) {
  const { code, output } = await build({ quiet: true });
  if (code !== 0) {
    console.error(output);
    process.exit(1);
  }
}
const args = ["--import", "tsx", "e2e/bench/speed/bench-speed.ts", ...process.argv.slice(2)];
const { status } = spawnSync(process.execPath, args, { stdio: "inherit" });
process.exit(status ?? 1);
