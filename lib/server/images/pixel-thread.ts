import path from "node:path";
import { Worker } from "node:worker_threads";
import type { PixelQuestions } from "./pixel-questions";

/** A thread that has nothing to do gives its memory back. */
const IDLE_MS = 30_000;

// biome-ignore lint/style/noProcessEnv: not a setting: the bundler writes the word in.
const isBundled = process.env.NEXT_RUNTIME === "nodejs";
/** Where nothing was bundled, as in tests and in what an operator runs, the thread reads the source like its process. */
const fromSource = `
const { workerData } = require("node:worker_threads");
import("tsx/esm/api").then(({ register }) => { register(); return import(workerData); });
`;

type Waiting = { resolve: (answer: never) => void; reject: (reason: unknown) => void };
type Thread = { worker: Worker; waiting: Map<number, Waiting>; idle: NodeJS.Timeout | undefined };
type Reply = { id: number; answer?: unknown; error?: string };

let thread: Thread | null = null;
let lastId = 0;

/**
 * Asks the thread, which begins with the first question: the process goes on answering requests meanwhile. Pictures are copied to it.
 * Rejects with the signal's reason when stopped; the thread is ended then, with whatever else it was asked.
 */
export async function askPixelThread<Kind extends keyof PixelQuestions>(
  kind: Kind,
  ask: PixelQuestions[Kind]["ask"],
  signal: AbortSignal,
): Promise<PixelQuestions[Kind]["answer"]> {
  signal.throwIfAborted();
  thread ??= beginThread();
  const asked = thread;
  const id = ++lastId;
  clearTimeout(asked.idle);
  const stop = () => endThread(asked, signal.reason);
  signal.addEventListener("abort", stop, { once: true });
  try {
    return await new Promise<PixelQuestions[Kind]["answer"]>((resolve, reject) => {
      asked.waiting.set(id, { resolve, reject });
      asked.worker.postMessage({ id, kind, ask });
    });
  } finally {
    signal.removeEventListener("abort", stop);
    asked.waiting.delete(id);
    if (asked.waiting.size === 0) asked.idle = setTimeout(() => endThread(asked, null), IDLE_MS).unref();
  }
}

function beginThread(): Thread {
  const worker = isBundled
    ? new Worker(new URL("./pixel-thread-entry.ts", import.meta.url))
    : new Worker(fromSource, { eval: true, workerData: path.join(import.meta.dirname, "pixel-thread-entry.ts") });
  const begun: Thread = { worker, waiting: new Map(), idle: undefined };
  worker.unref();
  worker.on("message", ({ id, answer, error }: Reply) => {
    const waiting = begun.waiting.get(id);
    if (error === undefined) waiting?.resolve(answer as never);
    else waiting?.reject(new Error(error));
  });
  worker.on("error", (error) => endThread(begun, error));
  worker.on("exit", () => endThread(begun, new Error("The thread that measures pictures has ended.")));
  return begun;
}

function endThread(ended: Thread, reason: unknown): void {
  if (thread === ended) thread = null;
  clearTimeout(ended.idle);
  for (const { reject } of ended.waiting.values()) reject(reason);
  void ended.worker.terminate();
}
