import path from "node:path";
import { isConfigurationError } from "@/lib/server/configuration-error";
import { readEnvironment } from "@/lib/server/env";
import { createLog } from "@/lib/server/log";
import { createBackup } from "./create-backup";
import { requireInstallation, withInstallation } from "./open-installation";
import { restoreBackup } from "./restore-backup";
import { stopOnSignal } from "./stop-on-signal";

/** What `npm run backup FILE` does; returns the exit code: 0 done, 2 not. `from` is the folder that FILE is seen from. */
export function backup(file: string | undefined, from: string): Promise<number> {
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
    say("It holds no keys and no passwords: keep your .env too.");
  });
}

/** What `npm run restore FILE` does; returns the exit code: 0 done, 2 not. */
export function restore(file: string | undefined, from: string): Promise<number> {
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
  });
}

class Usage extends Error {}

async function tell(failure: string, act: () => Promise<void>): Promise<number> {
  try {
    await act();
    return 0;
  } catch (error) {
    const sentences = isConfigurationError(error)
      ? error.problems
      : [
          error instanceof Usage
            ? error.message
            : `This was not foreseen: ${error instanceof Error ? error.stack : error}`,
        ];
    process.stderr.write(`\n  ${failure}.\n\n${sentences.map((sentence) => `  ${sentence}\n`).join("\n")}\n`);
    return 2;
  }
}

function say(sentence: string): void {
  process.stdout.write(`  ${sentence}\n`);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
