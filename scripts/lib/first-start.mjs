import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { endIfTold, passSignalsOn } from "./pass-signals-on.mjs";
import { root } from "./root.mjs";

/** Installs nothing but builds where there is no build; a small machine under load takes its time. */
const ANSWERS_WITHIN_MS = 300_000;

/**
 * What `npm start` does on a checkout that is not built yet: it builds, answers, and ends cleanly on SIGTERM.
 * The tests that follow use what it built. `output` is what it printed, and what was wrong.
 */
export async function firstStart(env) {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), "diptych-first-start-"));
  const port = String(await freePort());
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    cwd: root,
    env: { ...process.env, ...env, PORT: port, DATA_DIR: dataDir },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const passing = passSignalsOn(child);
  const ended = once(child, "close");
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      output += chunk.toString();
    });
  }
  const problems = [];
  if (!(await answers(`http://127.0.0.1:${port}`, child))) problems.push("It did not come to answer.");
  child.kill("SIGTERM");
  const [code, signal] = await ended;
  if (code !== 0) problems.push(`It ended with ${signal ?? `code ${code}`}.`);
  rmSync(dataDir, { recursive: true, force: true });
  endIfTold(passing.stop());
  return { passed: problems.length === 0, output: [output.trim(), ...problems].join("\n") };
}

/** The page and the state of its parts, both in order. */
async function answers(url, child) {
  const deadline = Date.now() + ANSWERS_WITHIN_MS;
  while (child.exitCode === null && Date.now() < deadline) {
    const [health, page] = await Promise.all([statusOf(`${url}/api/health`), statusOf(url)]);
    if (health === 200 && page === 200) return true;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return false;
}

async function statusOf(url) {
  const answer = await fetch(url).catch(() => null);
  await answer?.body?.cancel();
  return answer?.status ?? null;
}

async function freePort() {
  const probe = createServer();
  probe.listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address();
  probe.close();
  await once(probe, "close");
  return port;
}
