// Measures the gallery over ten thousand edits: `npm run bench:gallery`. Prints a table, and with `--json FILE` the figures.
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
const { status } = spawnSync(
  process.execPath,
  ["--import", "tsx", "e2e/bench/gallery/bench-gallery.ts", ...process.argv.slice(2)],
  { stdio: "inherit" },
);
process.exit(status ?? 1);
