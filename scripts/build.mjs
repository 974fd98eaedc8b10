import "./lib/check-node.mjs";
import { build } from "./lib/ensure-build.mjs";
import { ensureModules } from "./lib/ensure-modules.mjs";

await ensureModules();
const { code } = await build({ quiet: false });
process.exitCode = code ?? 1;
