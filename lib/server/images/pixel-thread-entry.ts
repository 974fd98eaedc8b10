import { parentPort } from "node:worker_threads";
import { answers } from "./pixel-questions";

type Message = { id: number; kind: keyof typeof answers; ask: never };

parentPort?.on("message", async ({ id, kind, ask }: Message) => {
  try {
    parentPort?.postMessage({ id, answer: await answers[kind](ask) });
  } catch (error) {
    parentPort?.postMessage({ id, error: String((error as Error).stack) });
  }
});
