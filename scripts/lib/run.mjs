import { spawn } from "node:child_process";
import { endIfTold, passSignalsOn } from "./pass-signals-on.mjs";
import { root } from "./root.mjs";

/**
 * Runs a command in the project's folder to its end. With `quiet` its words are gathered instead of shown.
 * A signal to us is passed on; then we end as it does.
 */
export function run(command, args, { quiet = false, env = {}, shell = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: quiet ? ["ignore", "pipe", "pipe"] : "inherit",
      shell,
    });
    const passing = passSignalsOn(child);
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (chunk) => {
        output += chunk.toString();
      });
    }
    const finish = (code, signal) => {
      // Many end with a code of their own when they are told to: that is no reason to go on with the next.
      endIfTold(passing.stop() ?? signal);
      resolve({ code, output });
    };
    child.once("error", (error) => {
      output += error.message;
      finish(1, null);
    });
    child.once("close", finish);
  });
}

/** A program of one of our dependencies, without a shell or npx between. */
export function runModule(path, args, options) {
  return run(process.execPath, [`node_modules/${path}`, ...args], options);
}

/** npm itself; on Windows it is a script that only a shell starts. */
export function runNpm(args, options) {
  const windows = process.platform === "win32";
  return run(windows ? "npm.cmd" : "npm", args, { ...options, shell: windows });
}
