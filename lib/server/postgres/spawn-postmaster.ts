import { spawn } from "node:child_process";
import { closeSync, fchownSync, fstatSync, ftruncateSync, openSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import type { Runner } from "./choose-runner";
import type { PostgresBinaries } from "./locate-binaries";

const logLimitBytes = 1_000_000;

const settings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "80",
  shared_buffers: "64MB",
  max_wal_size: "256MB",
  jit: "off",
  log_checkpoints: "off",
  // A statement in the log would carry people's prompts.
  log_min_error_statement: "panic",
};

export type Postmaster = { pid: number; hasEnded: () => boolean };

/**
 * Starts the server itself, not its starter: detached and writing to a file, because it outlives an app that is killed
 * and is adopted by the next one. Resolves as soon as the process is there, long before it is ready.
 */
export async function spawnPostmaster(
  directory: string,
  binaries: PostgresBinaries,
  runner: Runner,
  extraSettings: Record<string, string>,
): Promise<Postmaster> {
  const all = { ...settings, ...extraSettings, port: String(await findFreePort()) };
  const args = ["-D", directory, ...Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
  const { file, args: allArgs, identity } = runner.command(binaries.postgres, args);
  const log = openLog(directory, runner);
  try {
    const child = spawn(file, allArgs, { cwd: directory, detached: true, stdio: ["ignore", log, log], ...identity });
    await new Promise((resolve, reject) => {
      child.once("spawn", resolve);
      child.once("error", reject);
    });
    child.unref();
    return { pid: child.pid ?? 0, hasEnded: () => child.exitCode !== null || child.signalCode !== null };
  } finally {
    closeSync(log);
  }
}

function openLog(directory: string, { owner }: Runner): number {
  const log = openSync(path.join(directory, "server.log"), "a", 0o600);
  if (owner) fchownSync(log, owner.uid, owner.gid);
  if (fstatSync(log).size > logLimitBytes) ftruncateSync(log);
  return log;
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = address && typeof address === "object" ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
