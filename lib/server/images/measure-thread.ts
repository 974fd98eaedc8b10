import { parentPort } from "node:worker_threads";
import type { Question, Reply } from "./measure-in-thread";
import { measurePair } from "./measure-pair";

parentPort?.on("message", async ({ id, pair }: Question) => {
  const reply = (answer: Reply) => parentPort?.postMessage(answer);
  try {
    reply({ id, difference: await measurePair(pair) });
  } catch (error) {
    reply({ id, error: String((error as Error).stack) });
  }
});
