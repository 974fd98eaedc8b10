import { processesOf, processorSecondsOf } from "./processes";
import { runEdit } from "./run-edit";
import type { Stage } from "./stage";

const EDITS = 100;
const AT_ONCE = 10;

let round = 0;

/**
 * Small pictures from a provider that answers at once, ten at a time. The shares: what of the work's own time (all outputs' together) went
 * into taking pictures in, into the provider's HTTP and the downloads; and which processor time was PostgreSQL's.
 */
export async function measureRate(stage: Stage): Promise<Record<string, number>> {
  const { studio } = stage;
  const prompt = `one of many ${++round}`;
  studio.emulator("modelverse").switch({ containing: prompt, resultSize: "256x256" });
  const processes = await processesOf(studio.server);
  const read = async () => ({
    work: await readSums(stage.metricsUrl),
    app: await processorSecondsOf(processes.app),
    database: await processorSecondsOf(processes.database),
  });
  const before = await read();
  const from = performance.now();
  let next = 0;
  const lines = Array.from({ length: AT_ONCE }, async () => {
    while (next < EDITS) await runEdit(stage, { provider: "modelverse", prompt: `${prompt}, ${next++}` });
  });
  await Promise.all(lines);
  const seconds = (performance.now() - from) / 1000;
  const after = await read();
  const spent = (name: keyof typeof after.work) => after.work[name] - before.work[name];
  const whole = spent("output");
  const processor = after.app - before.app + after.database - before.database;
  return {
    "edits per second at latency 0": EDITS / seconds,
    "  of an output's time: pixels and storing, %": (100 * spent("ingest")) / whole,
    "  of an output's time: HTTP to the provider, %": (100 * (spent("provider_call") + spent("download"))) / whole,
    "  of an output's time: database, queue and waiting, %":
      100 * (1 - (spent("ingest") + spent("provider_call") + spent("download")) / whole),
    "  PostgreSQL's part of the processor time, %": (100 * (after.database - before.database)) / processor,
  };
}

const names = ["output", "ingest", "provider_call", "download"] as const;

/** Seconds so far, by what they went into. */
async function readSums(metricsUrl: string): Promise<Record<(typeof names)[number], number>> {
  const text = await (await fetch(metricsUrl)).text();
  const sumOf = (name: string) =>
    [...text.matchAll(new RegExp(`^diptych_${name}_seconds_sum(?:\\{.*\\})? (\\S+)$`, "gm"))].reduce(
      (total, [, seconds]) => total + Number(seconds),
      0,
    );
  return Object.fromEntries(names.map((name) => [name, sumOf(name)])) as Record<(typeof names)[number], number>;
}
