import "./lib/check-node.mjs";
import { ensureModules } from "./lib/ensure-modules.mjs";
import { loadEnvironmentFile } from "./lib/environment-file.mjs";
import { runModule } from "./lib/run.mjs";

loadEnvironmentFile();
await ensureModules();

const host = process.env.HOST?.trim() || "127.0.0.1";
const port = process.env.PORT?.trim() || "3000";
// The stop is ours: the database ends with the server.
const env = { NEXT_MANUAL_SIG_HANDLE: "true", NEXT_TELEMETRY_DISABLED: "1" };
const { code } = await runModule("next/dist/bin/next", ["dev", "--hostname", host, "--port", port], { env });
process.exitCode = code ?? 1;
