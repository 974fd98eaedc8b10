import type { Answer, Question, Questions } from "./messages";

/** Measures, paints and reads colours in a thread of its own. One pair at a time: `measure` first, then questions about it. */
export type DifferenceClient = {
  ask<Kind extends keyof Questions>(kind: Kind, ask: Questions[Kind]["ask"]): Promise<Questions[Kind]["answer"]>;
  /** What is still unanswered stays so. */
  end(): void;
};

export function startDifferenceClient(): DifferenceClient {
  const worker = new Worker(new URL("./difference-worker.ts", import.meta.url), { type: "module" });
  const waiting = new Map<number, { resolve: (answer: never) => void; reject: (error: Error) => void }>();
  let lastId = 0;
  worker.addEventListener("message", ({ data }: MessageEvent<Answer>) => {
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if ("error" in data) asked?.reject(new Error(data.error));
    else asked?.resolve(data.answer as never);
  });
  worker.addEventListener("error", (event) => {
    for (const { reject } of waiting.values()) reject(new Error(event.message || "The worker could not start."));
    waiting.clear();
  });
  return {
    ask: (kind, ask) =>
      new Promise((resolve, reject) => {
        const id = ++lastId;
        waiting.set(id, { resolve, reject });
        worker.postMessage({ id, kind, ask } as Question);
      }),
    end: () => worker.terminate(),
  };
}
