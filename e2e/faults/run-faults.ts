import { addFigures, noFigures, toTable } from "./figures";
import { Installation } from "./installation";
import { planDozen, planRounds } from "./plan-rounds";
import { playRound } from "./play-round";
import { createRandom } from "./random";

export type FaultSettings = {
  seed: number;
  /** How many at least; null: the dozen of every day. */
  rounds: number | null;
  /** How soon what was under way at a fault must have ended, in seconds. */
  settleS: number;
  /** Only rounds whose name has this part. */
  only: string | null;
};

/**
 * Plays the suite and prints what came of it; how many rounds passed, and which failed. Rejects when `stopping` aborts, as soon as
 * everything that it had started has ended.
 */
export async function runFaults(
  { seed, rounds, settleS, only }: FaultSettings,
  stopping: AbortSignal,
): Promise<{ passed: number; failed: number; failures: { name: string; message: string }[] }> {
  const random = createRandom(seed);
  // Each has numbers of its own, so that one alone plays as it does among the others.
  const plan = (rounds === null ? planDozen(random) : planRounds(random, rounds))
    .map((round, index) => ({ round, number: index + 1, random: createRandom(seed * 1000 + index) }))
    .filter(({ round }) => only === null || round.name.includes(only));
  console.log(`${plan.length} rounds with SEED=${seed}\n`);
  const total = noFigures();
  const failures: { name: string; message: string }[] = [];
  const installation = await Installation.create(stopping);
  try {
    await installation.begin();
    for (const { round, ...own } of plan) {
      const begun = Date.now();
      const settleMs = settleS * 1000;
      const { figures, problems } = await installation
        .unlessStopped(playRound(installation, round, { ...own, settleMs }))
        .catch((error: unknown) => {
          stopping.throwIfAborted();
          return { figures: noFigures(), problems: [`the round broke off: ${String((error as Error).stack)}`] };
        });
      addFigures(total, figures);
      const mark = problems.length > 0 ? "✗" : "✓";
      const tookS = ((Date.now() - begun) / 1000).toFixed(1);
      console.log(` ${mark} ${round.name} (${tookS} s, settled in ${figures.longestSettleMs} ms)`);
      if (problems.length === 0) continue;
      const told = problems.slice(0, 12);
      failures.push({ name: round.name, message: told.join("\n") });
      for (const problem of told) console.log(`     ${problem}`);
      await installation.recover();
    }
  } finally {
    await installation.end();
  }
  console.log(`\n${toTable(total)}\n`);
  return { passed: plan.length - failures.length, failed: failures.length, failures };
}
