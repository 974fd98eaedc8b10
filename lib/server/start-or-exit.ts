import { getServices } from "./boot";
import { isConfigurationError } from "./configuration-error";
import { createBrokenAnswer } from "./http/front/answer-broken";
import { createFront } from "./http/front/answer-in-front";
import { findLauncher } from "./launcher";
import { shutdown } from "./shutdown";

/**
 * Starts the services before the first request. When they cannot start, says why on the standard error (whole sentences for what
 * the person can put right, a stack for the rest), stops what was started and ends the process with 1.
 */
export async function startOrExit(): Promise<void> {
  try {
    await getServices();
    findLauncher()?.ready({ answer: createFront(), answerBroken: createBrokenAnswer() });
  } catch (error) {
    // Stopped while starting: what was under way may fail, and the process is ending already.
    if (shutdown.isStopping) return;
    process.stderr.write(isConfigurationError(error) ? toReport(error.problems) : `${describe(error)}\n`);
    await shutdown.stop(0);
    process.exit(1);
  }
}

function toReport(problems: readonly string[]): string {
  return `\nDiptych cannot start:\n\n${problems.map((problem) => `  • ${problem}\n`).join("\n")}\n`;
}

function describe(error: unknown): string {
  return `Diptych cannot start: ${error instanceof Error ? error.stack : String(error)}`;
}
