import { parentPort } from "node:worker_threads";
import type { Question, Reply } from "./measure-in-thread";
import { measurePair } from "./measure-pair";
import { createRest } from "./somebody-waits";
import { yieldProcessor } from "./yield-processor";

// A person may wait for a result meanwhile; nobody waits for its figures.
yieldProcessor();

parentPort?.on("message", async ({ id, pair, people }: Question) => {
  const reply = (answer: Reply) => parentPort?.postMessage(answer);
  try {
    reply({ id, difference: await measurePair(pair, createRest(people)) });
  } catch (error) {
    reply({ id, error: String((error as Error).stack) });
  }
});
