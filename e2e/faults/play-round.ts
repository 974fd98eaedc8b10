import { audit } from "./audit";
import { countEnds, type Figures, noFigures } from "./figures";
import type { Installation } from "./installation";
import { Orders } from "./orders";
import { isPendingRecord, settled } from "./outcome";
import type { Random } from "./random";
import { type Round, smallResults } from "./round";

/** How long what only had to wait for its turn may take: for ever is what is looked for. */
const PATIENCE_MS = 120_000;

export type PlayedRound = { figures: Figures; problems: string[] };

/** Plays one round to its end and judges it. `settleMs` is how soon what was under way must have ended. */
export async function playRound(
  installation: Installation,
  round: Round,
  { random, settleMs, number }: { random: Random; settleMs: number; number: number },
): Promise<PlayedRound> {
  await installation.arrange(round.layout);
  const { emulators } = installation.emulators;
  for (const emulator of emulators) emulator.reset();
  smallResults(installation.emulators);
  const orders = new Orders(installation, `Round ${number}, ${round.name}`);
  await orders.prepare(number);
  const emulatorNamed = (name: string) => {
    const found = emulators.find((emulator) => emulator.name === name);
    if (!found) throw new Error(`There is no emulator "${name}".`);
    return found;
  };

  const {
    allowed,
    since,
    underWay,
    ends,
    wrong = [],
  } = await round.act({
    installation,
    orders,
    random,
    emulator: emulatorNamed,
  });
  const outputs = await settled(installation, orders.all, PATIENCE_MS);
  const findings = await audit(installation, orders.all, outputs, allowed);

  const watched = outputs.filter(({ id }) => underWay === null || underWay.includes(id));
  const longestSettleMs = Math.max(0, ...watched.map(({ finishedAt }) => (finishedAt?.getTime() ?? since) - since));
  const late = watched.filter(({ finishedAt }) => finishedAt && finishedAt.getTime() - since > settleMs);
  findings.stuck.push(...late.map(({ key }) => `${promptOf(orders, key)}: not within ${settleMs} ms`));
  const unexpected = outputs.filter((output) => ends && !isPendingRecord(output) && !ends.includes(output.status));
  const surprises = unexpected.map(
    ({ key, status, failure }) =>
      `${promptOf(orders, key)}: ${status}${failure ? ` (${failure.code})` : ""}, not ${ends?.join(" or ")}`,
  );

  const figures = noFigures();
  figures.rounds = 1;
  figures.calls = emulators.flatMap((emulator) => emulator.calls()).filter(({ kind }) => kind === "edit").length;
  figures.accepted = outputs.length;
  countEnds(
    figures,
    outputs.map(({ status }) => status),
  );
  figures.withoutCall = findings.unconfirmedWithoutCall;
  figures.lost = findings.lost.length;
  figures.doubled = findings.doubled.length;
  figures.stuck = findings.stuck.length;
  figures.longestSettleMs = longestSettleMs;
  const { lost, doubled, stuck } = findings;
  const named = { lost, doubled, stuck, wrong: [...findings.wrong, ...surprises, ...wrong] };
  return { figures, problems: Object.entries(named).flatMap(([kind, all]) => all.map((each) => `${kind}: ${each}`)) };
}

function promptOf({ all }: Orders, key: string): string {
  return all.find((order) => order.key === key)?.prompt ?? key;
}
