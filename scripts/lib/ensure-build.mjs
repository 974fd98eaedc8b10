import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { dropCrashStyles } from "./drop-crash-styles.mjs";
import { mergeEqualChunks } from "./merge-equal-chunks.mjs";
import { inRoot } from "./root.mjs";
import { runModule } from "./run.mjs";

const stampFile = inRoot(".next", "stamp");

const sources = ["app", "components", "lib", "public"];
const files = [
  "instrumentation.ts",
  "next.config.ts",
  "package-lock.json",
  "postcss.config.mjs",
  "proxy.ts",
  "scripts/lib/drop-crash-styles.mjs",
  "scripts/lib/merge-equal-chunks.mjs",
  "tsconfig.json",
];
/** Not part of what is served. */
const isLeftOut = (name) => /\.test\.tsx?$/.test(name) || ["__fixtures__", "migrations"].includes(name);

/** Whether `.next` was built from the sources as they are. By content: a checkout changes every file's time. */
export function isBuilt() {
  return (
    existsSync(inRoot(".next", "BUILD_ID")) &&
    existsSync(stampFile) &&
    readFileSync(stampFile, "utf8") === fingerprint()
  );
}

/** Builds for production. The stamp goes first and comes last, so that a build which was interrupted does not count. */
export async function build({ quiet }) {
  rmSync(stampFile, { force: true });
  const built = fingerprint();
  const env = { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  const result = await runModule("next/dist/bin/next", ["build"], { quiet, env });
  if (result.code === 0) {
    mergeEqualChunks(inRoot(".next", "server"));
    dropCrashStyles(inRoot(".next", "server"));
    writeFileSync(stampFile, built);
  }
  return result;
}

function fingerprint() {
  const hash = createHash("sha256");
  for (const file of [...files, ...sources.flatMap(listFiles)].sort()) {
    if (!existsSync(inRoot(file))) continue;
    const bytes = readFileSync(inRoot(file));
    hash.update(`${file}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest("hex");
}

function listFiles(folder) {
  if (!existsSync(inRoot(folder))) return [];
  return readdirSync(inRoot(folder))
    .filter((name) => !isLeftOut(name))
    .flatMap((name) => {
      const entry = path.posix.join(folder, name);
      return statSync(inRoot(entry)).isDirectory() ? listFiles(entry) : [entry];
    });
}
