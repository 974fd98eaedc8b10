import path from "node:path";
import { Worker } from "node:worker_threads";
import type { Difference } from "@/lib/domain/difference";
import type { Pair } from "./measure-pair";
import { waitingPeople } from "./somebody-waits";

/** Beginning a thread takes as long as measuring a small pair. One that has nothing to do gives its memory back, which can be a lot. */
const IDLE_MS = 2_000;
const MOST_PAIRS = 25;

// biome-ignore lint/style/noProcessEnv: not a setting: the bundler writes the word in.
const isBundled = process.env.NEXT_RUNTIME === "nodejs";
/** Where nothing was bundled, as in tests and in what an operator runs, the thread reads the source like its process. */
const fromSource = `
const { workerData } = require("node:worker_threads");
import("tsx/esm/api").then(({ register }) => { register(); return import(workerData); });
`;

/** `people`: how many wait for something else, as shared memory. */
export type Question = { id: number; pair: Pair; people: Int32Array };
export type Reply = { id: number; difference: Difference } | { id: number; error: string };

type Waiting = { resolve: (difference: Difference) => void; reject: (reason: unknown) => void };
type Thread = { worker: Worker; waiting: Map<number, Waiting>; asked: number; idle: NodeJS.Timeout | undefined };

let thread: Thread | null = null;
let lastId = 0;

/**
 * Measures a pair in a thread, which reads the pixels itself: the process goes on answering requests meanwhile and never has them.
 * Rejects with the signal's reason when stopped; the thread is ended then, with whatever else it was asked.
 */
export async function measureInThread(pair: Pair, signal: AbortSignal): Promise<Difference> {
  signal.throwIfAborted();
  thread ??= beginThread();
  const asked = thread;
  const id = ++lastId;
  clearTimeout(asked.idle);
  // The next pair gets a new one; this one ends with its last answer.
  if (++asked.asked === MOST_PAIRS) thread = null;
  const stop = () => endThread(asked, signal.reason);
  signal.addEventListener("abort", stop, { once: true });
  try {
    return await new Promise<Difference>((resolve, reject) => {
      asked.waiting.set(id, { resolve, reject });
      asked.worker.postMessage({ id, pair, people: waitingPeople } satisfies Question);
    });
  } finally {
    signal.removeEventListener("abort", stop);
    asked.waiting.delete(id);
    if (asked.waiting.size === 0) {
      asked.idle = setTimeout(() => endThread(asked, null), thread === asked ? IDLE_MS : 0).unref();
    }
  }
}

function beginThread(): Thread {
  const worker = isBundled
    ? new Worker(new URL("./measure-thread.ts", import.meta.url))
    : new Worker(fromSource, { eval: true, workerData: path.join(import.meta.dirname, "measure-thread.ts") });
  const begun: Thread = { worker, waiting: new Map(), asked: 0, idle: undefined };
  worker.unref();
  worker.on("message", (reply: Reply) => {
    const waiting = begun.waiting.get(reply.id);
    if ("difference" in reply) waiting?.resolve(reply.difference);
    else waiting?.reject(new Error(reply.error));
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
