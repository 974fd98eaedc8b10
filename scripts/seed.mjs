// Fills a data directory with made-up edits: `npm run seed -- 10000`. Works beside a running app and without one.
import "./lib/check-node.mjs";
import { ensureModules } from "./lib/ensure-modules.mjs";
import { loadEnvironmentFile } from "./lib/environment-file.mjs";
import { root } from "./lib/root.mjs";

process.chdir(root);
loadEnvironmentFile();
await ensureModules();
const count = Number(process.argv[2] ?? 10_000);
if (!Number.isInteger(count) || count < 1 || count > 1_000_000) {
  console.error("How many edits? npm run seed -- 10000");
  process.exit(1);
}
const { register } = await import("tsx/esm/api");
register();
const { seedEdits } = await import("../e2e/bench/seed/seed-edits.ts");

const started = performance.now();
const { outputs, images, dataDir } = await seedEdits(count, (done) => {
  if (process.stdout.isTTY) process.stdout.write(`\r${done} of ${count} edits`);
});
const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(
  `${process.stdout.isTTY ? "\r" : ""}${count} edits, ${outputs} versions and ${images} pictures in ${seconds} s, in ${dataDir}`,
);
