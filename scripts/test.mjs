import "./lib/check-node.mjs";
import { ensureBrowser } from "./lib/ensure-browser.mjs";
import { isBuilt } from "./lib/ensure-build.mjs";
import { ensureModules } from "./lib/ensure-modules.mjs";
import { blankEnvironment } from "./lib/environment-file.mjs";
import { firstStart } from "./lib/first-start.mjs";
import { dim, say } from "./lib/say.mjs";
import { runStaticChecks } from "./lib/static-checks.mjs";
import { runBrowserTests, runFaultRounds, runUnitTests } from "./lib/test-suites.mjs";

const total = { passed: 0, failed: 0, skipped: 0 };
const failures = [];

function count({ passed, failed, skipped = 0, failures: found = [] }) {
  failures.push(...found);
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
}

function countOne(name, passed, output) {
  console.log(`${passed ? " ✓" : " ✗"} ${name}`);
  if (!passed) console.log(`\n${output.trim()}\n`);
  const found = passed ? [] : [{ name, message: output.trim().split("\n").slice(-30).join("\n") }];
  count({ passed: passed ? 1 : 0, failed: passed ? 0 : 1, failures: found });
}

const env = { ...blankEnvironment(), LOG_LEVEL: "" };
await ensureModules();

say(dim("Static checks"));
for (const { name, passed, output } of await runStaticChecks()) countOne(name, passed, output);

say(dim("Unit and integration tests"));
count(await runUnitTests(env));

say(dim("First start, which builds"));
const { passed, output } = await firstStart(env);
countOne("npm start", passed, output);

if (isBuilt()) {
  say(dim("Kills and faults"));
  count(await runFaultRounds(env));

  say(dim("Browser tests"));
  await ensureBrowser();
  count(await runBrowserTests(env));
}

for (const { name, message } of failures) console.log(`\n ✗ ${name}\n${message.replace(/^/gm, "     ")}`);
if (total.skipped > 0) console.log(`\n${total.skipped} skipped`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
