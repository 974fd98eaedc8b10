// Starts the emulators of the providers and prints the environment that points the app at them. Ctrl+C stops them.
// An argument moves them: `npm run emulators -- 5110` starts at port 5110.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import "./lib/check-node.mjs";
import { ensureModules } from "./lib/ensure-modules.mjs";

await ensureModules();
const { register } = await import("tsx/esm/api");
register();
const { startEmulators } = await import("../e2e/emulators/start-emulators.ts");

const firstPort = process.argv[2] === undefined ? undefined : Number(process.argv[2]);
const { emulators, environment, providersFile, close } = await startEmulators(firstPort).catch((error) => {
  console.error(`The emulators did not start: ${error.message}. Give another first port: npm run emulators -- 5110`);
  process.exit(1);
});

const folder = mkdtempSync(path.join(tmpdir(), "diptych-emulators-"));
const providersPath = path.join(folder, "providers.json");
writeFileSync(providersPath, `${JSON.stringify(providersFile, null, 2)}\n`);

console.log("Emulated providers, each with GET /_calls, /_downloads, /_switches and POST /_switches, /_reset:\n");
for (const { name, url } of emulators) console.log(`  ${name.padEnd(12)} ${url}`);
console.log("\nStart the app in another terminal with:\n");
for (const [name, value] of Object.entries({ ...environment, PROVIDERS_FILE: providersPath })) {
  console.log(`export ${name}=${value}`);
}
console.log("npm start");
console.log("\nCtrl+C stops them.");

let isStopping = false;
async function stop() {
  // A terminal and npm both pass Ctrl+C on.
  if (isStopping) return;
  isStopping = true;
  await close();
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
}
process.on("SIGINT", stop);
process.on("SIGTERM", stop);
