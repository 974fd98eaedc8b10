import { setTimeout as sleep } from "node:timers/promises";
import type { StudioServer } from "../../fixtures/studio-server";
import { processesOf, processorSecondsOf } from "./processes";

const LOOK_MS = 1_000;
/** Of one processor; pairs that are being measured take all of it. */
const AT_REST_SHARE = 0.15;
const MOST_LOOKS = 300;

/** Resolves when app and database have nothing left to do of what they were asked for, as measuring results against their sources. */
export async function untilAtRest(server: StudioServer): Promise<void> {
  const { app, database } = await processesOf(server);
  const spent = () => processorSecondsOf([...app, ...database]);
  for (let looks = 0, before = await spent(); looks < MOST_LOOKS; looks++) {
    await sleep(LOOK_MS);
    const now = await spent();
    if ((now - before) * 1000 < AT_REST_SHARE * LOOK_MS) return;
    before = now;
  }
}
