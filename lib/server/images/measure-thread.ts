import { parentPort } from "node:worker_threads";
import type { Question, Reply } from "./measure-in-thread";
import { measurePair } from "./measure-pair";
import { yieldProcessor } from "./yield-processor";

// A person may wait for a result meanwhile; nobody waits for its figures.
yieldProcessor();

parentPort?.on("message", async ({ id, pair }: Question) => {
  const reply = (answer: Reply) => parentPort?.postMessage(answer);
  try {
    reply({ id, difference: await measurePair(pair) });
  } catch (error) {
    reply({ id, error: String((error as Error).stack) });
  }
});
