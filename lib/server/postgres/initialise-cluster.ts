import { randomBytes } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { chown, mkdir, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { ConfigurationError } from "@/lib/server/configuration-error";
import type { Runner } from "./choose-runner";
import type { PostgresBinaries } from "./locate-binaries";
import { runCommand } from "./run-command";

/** The one role of the built-in server. */
export const clusterUser = "diptych";

const longAgoMs = 3_600_000;

/**
 * Makes the database folder where there is none; one that is there is checked and left as it is. Works beside the folder
 * and renames at the end, so that an interrupted or a rival first start leaves a whole one or none.
 * Throws `ConfigurationError` for a folder of another major version of PostgreSQL, or of something else.
 */
export async function initialiseCluster(directory: string, binaries: PostgresBinaries, runner: Runner): Promise<void> {
  if (isThere(directory, binaries.majorVersion)) return;
  const workshop = `${directory}.init-${process.pid}-${randomBytes(3).toString("hex")}`;
  await mkdir(workshop, { mode: 0o700 });
  try {
    const cluster = await makeCluster(workshop, binaries, runner);
    await rename(cluster, directory).catch((error: NodeJS.ErrnoException) => {
      if (!isThere(directory, binaries.majorVersion)) throw error;
    });
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
  await removeAbandonedWorkshops(directory);
}

function isThere(directory: string, majorVersion: string): boolean {
  if (!existsSync(directory) || readdirSync(directory).length === 0) return false;
  const versionFile = path.join(directory, "PG_VERSION");
  if (!existsSync(versionFile)) {
    throw new ConfigurationError(
      `${directory} is not empty and is no database of Diptych. Nothing in it was changed. Set DATA_DIR to another folder, or move this one away.`,
    );
  }
  const version = readFileSync(versionFile, "utf8").trim();
  if (version !== majorVersion) {
    throw new ConfigurationError(
      `The database in ${directory} was made by PostgreSQL ${version}; this version of Diptych brings PostgreSQL ${majorVersion}. Nothing in it was changed. Start the version of Diptych that made it, or set DATABASE_URL to a PostgreSQL ${version} that serves it, or set DATA_DIR to a new folder.`,
    );
  }
  return true;
}

async function makeCluster(workshop: string, binaries: PostgresBinaries, runner: Runner): Promise<string> {
  const passwordFile = path.join(workshop, "password");
  const cluster = path.join(workshop, "cluster");
  await writeFile(passwordFile, randomBytes(24).toString("base64url"), { mode: 0o600 });
  if (runner.owner) {
    for (const entry of [workshop, passwordFile]) await chown(entry, runner.owner.uid, runner.owner.gid);
  }
  const { code, output } = await runCommand(runner, binaries.initdb, initdbArgs(cluster, passwordFile), workshop).catch(
    (error: NodeJS.ErrnoException) => ({ code: null, output: error.message }),
  );
  if (code !== 0) throw cannotInitialise(workshop, output);
  await rename(passwordFile, path.join(cluster, "password"));
  return cluster;
}

/** The builtin locale needs none of the system's and sorts the same everywhere. */
function initdbArgs(cluster: string, passwordFile: string): string[] {
  const locale = ["-E", "UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  return ["-D", cluster, "-U", clusterUser, "-A", "scram-sha-256", "--pwfile", passwordFile, ...locale];
}

function cannotInitialise(workshop: string, output: string): ConfigurationError {
  const said = output.trim().split("\n").at(-1) ?? "no reason given";
  const reason = /EACCES|Permission denied/.test(output)
    ? `the user whom PostgreSQL runs as may not enter that folder or read the program (${said}). PostgreSQL refuses to run as root: start Diptych as an ordinary user, or open both folders to others with "chmod o+x"`
    : `initdb said: ${said}`;
  return new ConfigurationError(
    `The database cannot be made in ${path.dirname(workshop)}: ${reason}. A PostgreSQL of your own works too: set DATABASE_URL.`,
  );
}

async function removeAbandonedWorkshops(directory: string): Promise<void> {
  const parent = path.dirname(directory);
  for (const name of await readdir(parent)) {
    if (!name.startsWith(`${path.basename(directory)}.init-`)) continue;
    const entry = path.join(parent, name);
    const { mtimeMs } = await stat(entry).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > longAgoMs) await rm(entry, { recursive: true, force: true });
  }
}
