import { spawn } from "node:child_process";
import type { Runner } from "./choose-runner";

export type CommandResult = { code: number | null; output: string };

/** Runs a short command of PostgreSQL to its end and gathers what it says (both streams). Rejects when it cannot be started. */
export function runCommand(
  runner: Runner,
  binary: string,
  args: readonly string[],
  cwd: string,
): Promise<CommandResult> {
  const { file, args: allArgs, identity } = runner.command(binary, args);
  return new Promise((resolve, reject) => {
    const child = spawn(file, allArgs, { cwd, stdio: ["ignore", "pipe", "pipe"], ...identity });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk: Buffer) => {
        output += chunk.toString();
      });
    }
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, output }));
  });
}
