import { readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ConfigurationError } from "@/lib/server/configuration-error";
import type { Runner } from "./choose-runner";
import { answersFor } from "./connection";
import type { PostgresBinaries } from "./locate-binaries";
import { isProcess, isServerOf, type PostmasterPid, readPostmasterPid, removePostmasterPid } from "./postmaster-pid";
import { type Postmaster, spawnPostmaster } from "./spawn-postmaster";

export type RunningServer = { pid: number; port: number; adopted: boolean };

export type Cluster = {
  directory: string;
  binaries: PostgresBinaries;
  runner: Runner;
  settings: Record<string, string>;
};

const pollMs = 20;
const unansweredLimitMs = 10_000;
const refusedLimit = 20;

/**
 * Adopts the server that runs in this folder, else starts one, until one answers: others may start, stop or kill it
 * meanwhile. Waits as long as a server is at work on its recovery.
 */
export async function ensureRunning(cluster: Cluster): Promise<RunningServer> {
  for (let refused = 0; refused < refusedLimit; ) {
    const found = await readPostmasterPid(cluster.directory);
    if (found && (await isServerOf(cluster.directory, found.pid))) {
      const adopted = await waitForAnswer(cluster.directory, found.pid);
      if (adopted) return { pid: found.pid, port: adopted.port, adopted: true };
      continue;
    }
    // PostgreSQL overwrites the file of a dead process by itself; one whose number went to another program stops it for ever.
    if (found && isProcess(found.pid)) await removePostmasterPid(cluster.directory, found.pid);
    const postmaster = await start(cluster);
    const started = await waitForAnswer(cluster.directory, postmaster.pid, postmaster);
    if (started) return { pid: postmaster.pid, port: started.port, adopted: false };
    // It ended early: another app was faster, the port was taken, or the killed server's children still hold its memory.
    refused += 1;
    await sleep(100);
  }
  throw new ConfigurationError(
    `The built-in PostgreSQL does not start in ${cluster.directory}: ${await lastWords(cluster.directory)} The whole story is in ${path.join(cluster.directory, "server.log")}.`,
  );
}

async function start(cluster: Cluster): Promise<Postmaster> {
  try {
    return await spawnPostmaster(cluster.directory, cluster.binaries, cluster.runner, cluster.settings);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new ConfigurationError(
      `The built-in PostgreSQL cannot be run (${code}): ${cluster.binaries.postgres} must be readable and executable for the owner of ${cluster.directory}. Or set DATABASE_URL to a PostgreSQL of your own.`,
      { cause },
    );
  }
}

/** Null when the process ended before it was ready. */
async function waitForAnswer(directory: string, pid: number, own?: Postmaster): Promise<PostmasterPid | null> {
  let readySince: number | null = null;
  for (;;) {
    if (own ? own.hasEnded() : !(await isServerOf(directory, pid))) return null;
    const file = await readPostmasterPid(directory);
    if (file?.pid === pid && file.status === "ready") {
      if (await answersFor(directory, file.port)) return file;
      readySince ??= Date.now();
      if (Date.now() - readySince > unansweredLimitMs) throw doesNotLetUsIn(directory, pid);
    }
    await sleep(pollMs);
  }
}

function doesNotLetUsIn(directory: string, pid: number): ConfigurationError {
  return new ConfigurationError(
    `A PostgreSQL (process ${pid}) runs in ${directory} but does not let Diptych in with the password of ${path.join(directory, "password")}. Stop it (kill -INT ${pid}) and start Diptych again.`,
  );
}

async function lastWords(directory: string): Promise<string> {
  const log = await readFile(path.join(directory, "server.log"), "utf8").catch(() => "");
  const complaint = log.split("\n").findLast((line) => /FATAL|PANIC|error while|could not/.test(line));
  return complaint ? `${complaint.replace(/^.*?(FATAL|PANIC):\s*/, "")}.` : "it gives no reason.";
}
