import { setTimeout as sleep } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { describe, expect, it } from "vitest";
import { waitingPeople, whileSomebodyWaits } from "./somebody-waits";

const module = new URL("./somebody-waits.ts", import.meta.url).href;

/** Rests once in a thread of its own and says so. */
async function restInThread(): Promise<{ done: Promise<void>; isDone: () => boolean }> {
  const code = `
    const { parentPort, workerData } = require("node:worker_threads");
    import("tsx/esm/api").then(async ({ register }) => {
      register();
      const { createRest } = await import(${JSON.stringify(module)});
      const rest = createRest(workerData);
      parentPort.postMessage("begins");
      await rest();
      parentPort.postMessage("goes on");
      parentPort.close();
    });`;
  const worker = new Worker(code, { eval: true, workerData: waitingPeople });
  let isDone = false;
  const said = (word: string) =>
    new Promise<void>((resolve, reject) => {
      worker.on("message", (message) => message === word && resolve());
      worker.on("error", reject);
    });
  const done = said("goes on").then(() => {
    isDone = true;
  });
  await said("begins");
  return { done, isDone: () => isDone };
}

/** An act that lasts until it is ended. */
function anAct() {
  let end: () => void = () => undefined;
  const lasting = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { waiting: whileSomebodyWaits(() => lasting), end: () => end() };
}

describe("work that nobody waits for", () => {
  it("rests while somebody waits for something else, and goes on as soon as the last one has it", async () => {
    const first = anAct();
    const last = anAct();
    const { done, isDone } = await restInThread();
    first.end();
    await first.waiting;
    await sleep(300);
    expect(isDone()).toBe(false);
    last.end();
    await last.waiting;
    await done;
  });

  it("goes on when an act has failed, and when nobody waits", async () => {
    await expect(whileSomebodyWaits(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
    await (await restInThread()).done;
  });

  it("does not rest for ever", async () => {
    const act = anAct();
    await (await restInThread()).done;
    act.end();
    await act.waiting;
  }, 20_000);
});
