import { build, isBuilt } from "./ensure-build.mjs";
import { ensureModules } from "./ensure-modules.mjs";
import { root } from "./root.mjs";
import { run } from "./run.mjs";

/** Runs a benchmark under `e2e/bench` on the production build, with the arguments of the command, and ends as it does. */
export async function runBench(file) {
  process.chdir(root);
  await ensureModules();
  if (!isBuilt()) {
    const { code, output } = await build({ quiet: true });
    if (code !== 0) {
      console.error(output);
      process.exit(1);
    }
  }
  const args = ["--import", "tsx", `e2e/bench/${file}`, ...process.argv.slice(2)];
  const { code } = await run(process.execPath, args);
  process.exit(code ?? 1);
}
