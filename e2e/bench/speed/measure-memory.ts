import type { Edit } from "../../../lib/domain/edit";
import { memoryOf, processesOf } from "./processes";
import type { Stage } from "./stage";

const RESULTS = 30;
const EVERY_MS = 50;
const LOOKS_EVERY_MS = 500;

let round = 0;

/** Thirty calls whose results of 8 MB come back at the same moment; the most that app and database held together. */
export async function measureMemory(stage: Stage): Promise<Record<string, number>> {
  const { studio } = stage;
  const prompt = `all at once ${++round}`;
  studio
    .emulator("modelverse")
    .switch({ containing: prompt, latencyMs: 3_000, resultSize: "2048x2048", resultBytes: 8_000_000 });
  const read = async () => {
    const { app, database } = await processesOf(studio.server);
    const [own, theirs] = await Promise.all([memoryOf(app), memoryOf(database)]);
    return { own, theirs, both: own + theirs };
  };
  const before = await read();
  let most = before;
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      const now = await read();
      if (now.both > most.both) most = now;
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    }
  })();
  await runAll(stage, prompt).finally(() => {
    isOver = true;
  });
  await watching;
  return {
    "30 × 8 MB: memory before, MiB": before.both,
    "30 × 8 MB: memory at most, MiB": most.both,
    "30 × 8 MB: PostgreSQL's part of it, MiB": most.theirs,
  };
}

/** Asks for all and looks now and then: thirty who ask all the time would be what is measured. */
async function runAll({ studio }: Stage, prompt: string): Promise<void> {
  await Promise.all(
    Array.from({ length: RESULTS }, (_, index) =>
      studio.startEdit({ provider: "modelverse", prompt: `${prompt}, ${index}` }),
    ),
  );
  const address = `${studio.server.url}/api/edits?limit=${RESULTS}&q=${encodeURIComponent(prompt)}`;
  for (;;) {
    const { items } = (await (await fetch(address)).json()) as { items: Edit[] };
    const ended = items.flatMap(({ outputs }) => outputs.filter(({ finishedAt }) => finishedAt !== null));
    const failed = ended.find(({ status }) => status !== "succeeded");
    if (failed) throw new Error(`An output ended as ${failed.status}: ${JSON.stringify(failed)}`);
    if (ended.length === RESULTS) return;
    await new Promise((resolve) => setTimeout(resolve, LOOKS_EVERY_MS));
  }
}
