import path from "node:path";
import { Worker } from "node:worker_threads";
import type { Difference } from "@/lib/domain/difference";
import type { Pair } from "./measure-pair";

// biome-ignore lint/style/noProcessEnv: not a setting: the bundler writes the word in.
const isBundled = process.env.NEXT_RUNTIME === "nodejs";
/** Where nothing was bundled, as in tests and in what an operator runs, the thread reads the source like its process. */
const fromSource = `
const { workerData } = require("node:worker_threads");
import("tsx/esm/api").then(({ register }) => { register(); return import(workerData.entry); });
`;

export type Reply = { difference: Difference } | { error: string };

/**
 * Measures a pair in a thread of its own, which ends with the answer: the process goes on answering requests meanwhile, and what the pixels
 * of two large pictures took is given back at once. Rejects with the signal's reason when stopped.
 */
export async function measureInThread(pair: Pair, signal: AbortSignal): Promise<Difference> {
  signal.throwIfAborted();
  const worker = beginThread(pair);
  let stop = (): void => undefined;
  try {
    return await new Promise<Difference>((resolve, reject) => {
      stop = () => reject(signal.reason);
      signal.addEventListener("abort", stop, { once: true });
      worker.on("message", (reply: Reply) =>
        "difference" in reply ? resolve(reply.difference) : reject(new Error(reply.error)),
      );
      worker.on("error", reject);
      worker.on("exit", () => reject(new Error("The thread that measures pictures has ended.")));
    });
  } finally {
    signal.removeEventListener("abort", stop);
    await worker.terminate();
  }
}

function beginThread(pair: Pair): Worker {
  if (isBundled) return new Worker(new URL("./measure-thread.ts", import.meta.url), { workerData: { pair } });
  const entry = path.join(import.meta.dirname, "measure-thread.ts");
  return new Worker(fromSource, { eval: true, workerData: { pair, entry } });
}
