import "./lib/check-node.mjs";
import "./lib/keep-heap-small.mjs";
import { spawnSync } from "node:child_process";
import { createServer } from "node:http";
import path from "node:path";
import { build, isBuilt } from "./lib/ensure-build.mjs";
import { ensureModules } from "./lib/ensure-modules.mjs";
import { loadEnvironmentFile } from "./lib/environment-file.mjs";
import { listen } from "./lib/listen.mjs";
import { root } from "./lib/root.mjs";
import { amber, bold, dim, giveUp, say } from "./lib/say.mjs";
import { stopWithParent } from "./lib/stop-with-parent.mjs";

process.chdir(root);
// Whoever read what we say may go away; that is no reason to fall over.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
loadEnvironmentFile();
await ensureModules();

const setting = (name) => process.env[name]?.trim() || null;
const host = (setting("HOST") ?? "127.0.0.1").replace(/^\[(.*)\]$/, "$1");
const port = setting("PORT") ?? "3000";
const serves = setting("ROLE") !== "worker";

// A port that is none goes unheard here: the server names it with all the other wrong variables.
const door =
  serves && /^\d{1,5}$/.test(port) && Number(port) < 65_536 ? await listen({ host, port: Number(port) }) : null;

if (!isBuilt()) {
  // Wrong variables are named before the minute of a build, not after it.
  const { status } = spawnSync(process.execPath, ["scripts/check-environment.mjs"], { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
  say(dim("Building Diptych. This takes a minute, once."));
  const { code, output } = await build({ quiet: true });
  if (code !== 0) giveUp(output.trim(), "Diptych could not be built. If you changed nothing, please report this.");
}

const password = setting("DIPTYCH_PASSWORD");
const started = new Promise((ready) => {
  globalThis[Symbol.for("diptych.launcher")] = { ready };
});

Object.assign(process.env, { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", NEXT_MANUAL_SIG_HANDLE: "true" });
const { default: next } = await import("next");
// The framework listens for upgrades on the server that it is told of, and leaves those that it knows nothing of hanging. We have none:
// it is told of a server that nobody reaches, and such a request is one like every other.
const app = next({ dev: false, dir: root, hostname: host, port: Number(port), httpServer: createServer() });
// The database and the services are started by this, but not waited for; or the process ends with what is wrong.
await withoutChatter(() => app.prepare());
const front = await started;
stopWithParent();

if (door) {
  const { server, answerWith } = door;
  const handle = app.getRequestHandler();
  answerWith(async (request, response) => {
    if (!(await front.answer(request, response))) await handle(request, response);
  }, front.answerBroken);
  const shutdown = globalThis[Symbol.for("diptych.shutdown")];
  // Requests under way are answered within the grace, like running work; a kept connection ends with its last answer.
  let closed = Promise.resolve();
  shutdown?.onStop("streams", () => {
    closed = new Promise((resolve) => server.close(resolve));
    const idle = setInterval(() => server.closeIdleConnections(), 50);
    closed.then(() => clearInterval(idle));
  });
  shutdown?.onStop("work", () => closed);
  shutdown?.onStop("connections", () => server.closeAllConnections());
}

say();
say(`${bold("▯")}${amber("▮")} ${bold("Diptych")}`);
say();
say(door ? `${dim("Open")}  ${bold(door.url)}` : `${dim("Role")}  worker: runs edits, shows no pages`);
if (door && setting("PUBLIC_URL")) say(`${dim("   =")}  ${setting("PUBLIC_URL")}`);
else if (door && password) say(`      ${dim("Other machines are answered when PUBLIC_URL says under which address.")}`);
say(`${dim("Data")}  ${path.resolve(setting("DATA_DIR") ?? "data")}`);
say(`${dim("Stop")}  Ctrl+C`);
say();

/** Next tells how long it took to read its configuration. Nobody asked; warnings and errors go another way. */
async function withoutChatter(act) {
  const { log } = console;
  console.log = () => undefined;
  try {
    await act();
  } finally {
    console.log = log;
  }
}
