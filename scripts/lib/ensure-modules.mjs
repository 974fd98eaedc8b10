import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { inRoot } from "./root.mjs";
import { runNpm } from "./run.mjs";
import { dim, giveUp, say } from "./say.mjs";

const stampFile = inRoot("node_modules", ".stamp");

/** Installs the dependencies with `npm ci` where they are not those of package-lock.json; else takes a few milliseconds. */
export async function ensureModules() {
  const wanted = fingerprint();
  if (readOr(stampFile) === wanted) return;
  if (!isInstalled()) {
    say(dim("Installing what Diptych is built with. This takes a minute, once."));
    const { code, output } = await runNpm(["ci", "--include=dev", "--no-audit", "--no-fund"], { quiet: true });
    if (code !== 0) giveUp(output.trim(), "The dependencies could not be installed (npm ci). Mend that and try again.");
  }
  // Last: an installation that was interrupted leaves none.
  writeFileSync(stampFile, wanted);
}

function fingerprint() {
  const [nodeMajor] = process.versions.node.split(".");
  const machine = [nodeMajor, process.platform, process.arch].join(" ");
  return createHash("sha256")
    .update(readFileSync(inRoot("package-lock.json")))
    .update(machine)
    .digest("hex");
}

/** Installed by hand: npm's own notes say the same as the lock file, and the folders are there. */
function isInstalled() {
  const notes = readOr(inRoot("node_modules", ".package-lock.json"));
  if (!notes) return false;
  const installed = JSON.parse(notes).packages;
  const wanted = JSON.parse(readFileSync(inRoot("package-lock.json"), "utf8")).packages;
  return Object.entries(wanted).every(([folder, { version, integrity, optional, peer, link }]) => {
    if (folder === "" || link) return true;
    const found = installed[folder];
    if (!found) return Boolean(optional || peer);
    return found.version === version && found.integrity === integrity && existsSync(inRoot(folder));
  });
}

function readOr(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : null;
}
