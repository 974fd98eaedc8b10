import path from "node:path";
import { causesOf } from "@/lib/server/causes-of";
import { isConfigurationError } from "@/lib/server/configuration-error";
import { readEnvironment } from "@/lib/server/env";
import { createLog } from "@/lib/server/log";
import { isServerOf, readPostmasterPid } from "@/lib/server/postgres/postmaster-pid";
import { withoutValues } from "@/lib/server/without-values";
import { createBackup } from "./create-backup";
import { examineInstallation } from "./doctor/examine-installation";
import type { Finding } from "./doctor/finding";
import { requireInstallation, withInstallation } from "./open-installation";
import { restoreBackup } from "./restore-backup";
import { stopOnSignal } from "./stop-on-signal";

/** What `npm run backup FILE` does; returns the exit code: 0 done, 2 not. `from` is the folder that FILE is seen from. */
export function backup([file]: string[], from: string): Promise<number> {
  return tell("The backup was not made", async () => {
    if (!file) throw new Usage("Say where to write it: npm run backup -- /path/to/diptych.tar");
    const env = readEnvironment();
    requireInstallation(env);
    const target = path.resolve(from, file);
    const begun = Date.now();
    const made = await withInstallation(env, createLog("silent"), (installation) =>
      createBackup(installation, target, stopOnSignal()),
    );
    const seconds = Math.max(1, Math.round((Date.now() - begun) / 1000));
    say(
      `${target} holds ${made.images} images (${made.pictures} pictures) and ${made.rows} rows: ${megabytes(made.bytes)} in ${seconds} s.`,
    );
    if (made.lost.length > 0) {
      say(`The originals of ${made.lost.length} images were missing in the store already; "npm run doctor" says more.`);
    }
    say("It holds no keys: keep your .env too.");
    return 0;
  });
}

/** What `npm run restore FILE` does; returns the exit code: 0 done, 2 not. */
export function restore([file]: string[], from: string): Promise<number> {
  return tell("Nothing was restored", async () => {
    if (!file) throw new Usage("Say which backup: npm run restore -- /path/to/diptych.tar");
    const source = path.resolve(from, file);
    const { images, pictures, rows, settled } = await withInstallation(
      readEnvironment(),
      createLog("silent"),
      (installation) => restoreBackup(installation, source, stopOnSignal()),
    );
    say(`Restored ${images} images (${pictures} pictures) and ${rows} rows.`);
    const { canceled, unconfirmed, failed, runAgain } = settled;
    if (canceled > 0)
      say(
        `${canceled} outputs were queued when the backup was made: canceled here, run them again if you still want them.`,
      );
    if (unconfirmed > 0)
      say(`${unconfirmed} outputs were on their way to a provider: they may have run and may have been charged.`);
    if (failed > 0) say(`${failed} outputs were made, but their pictures had not arrived: they may have been charged.`);
    if (runAgain > 0) say(`${runAgain} outputs that cost nothing more go on when Diptych starts.`);
    say('Start it with "npm start".');
    return 0;
  });
}

class Usage extends Error {}

/** What `npm run doctor` does; returns the exit code: 0 all is well (or was mended), 1 something is not, 2 it could not look. */
export function doctor(words: string[]): Promise<number> {
  return tell("The doctor could not look", async () => {
    const unknown = words.filter((word) => word !== "--repair" && word !== "--deep");
    if (unknown.length > 0) throw new Usage("It knows two words: npm run doctor -- --repair --deep");
    const options = { repair: words.includes("--repair"), deep: words.includes("--deep"), now: new Date() };
    const env = readEnvironment();
    requireInstallation(env);
    if (!env.databaseUrl) say(await describeCluster(path.join(env.dataDir, "postgres")));
    return withInstallation(env, createLog("silent"), async (installation) => {
      const found: Finding[] = [];
      for await (const finding of examineInstallation(installation, options)) {
        found.push(finding);
        say(toSentence(finding));
      }
      say(toVerdict(found));
      return found.some(({ state }) => state !== "mended") ? 1 : 0;
    });
  });
}

function toSentence({ what, state, next }: Finding): string {
  if (state === "left") return `✗ ${what} What you can do: ${next}.`;
  return state === "mended" ? `✓ ${what} Mended: ${next}.` : `✗ ${what} With --repair: ${next}.`;
}

function toVerdict(found: readonly Finding[]): string {
  if (found.length === 0) return "Nothing is wrong: rows, pictures and queue belong together.";
  if (found.some(({ state }) => state === "mendable")) return '"npm run doctor -- --repair" mends what can be mended.';
  return found.every(({ state }) => state === "mended") ? "All of it was mended." : "The rest needs you.";
}

/** A command's sentences and its exit code. */
async function tell(failure: string, act: () => Promise<number>): Promise<number> {
  try {
    return await act();
  } catch (error) {
    const sentences = isConfigurationError(error)
      ? error.problems
      : [error instanceof Usage ? error.message : `This was not foreseen: ${describe(error)}`];
    process.stderr.write(`\n  ${failure}.\n\n${sentences.map((sentence) => `  ${sentence}\n`).join("\n")}\n`);
    return 2;
  }
}

/** Without the values of a query, people's prompts among them. */
function describe(error: unknown): string {
  return causesOf(error)
    .map(({ message }) => withoutValues(message))
    .join(" – ");
}

function say(sentence: string): void {
  process.stdout.write(`  ${sentence}\n`);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

async function describeCluster(directory: string): Promise<string> {
  const found = await readPostmasterPid(directory);
  if (!found) return "The built-in database is at rest; it was started for this look.";
  const isAlive = await isServerOf(directory, found.pid);
  return isAlive
    ? "The built-in database is running."
    : "The built-in database was killed; it was started and recovered for this look.";
}
