import { oncePerProcess } from "@/lib/server/once-per-process";

/** How long one pair may be held up in all; where people always wait, figures come later and still come. */
const MOST_PATIENCE_MS = 5_000;
const LOOK_AGAIN_MS = 200;

/** How many acts that a person waits for are under way in this process: one word of memory, which the thread that measures shares. */
export const waitingPeople = oncePerProcess("waiting-people", () => new Int32Array(new SharedArrayBuffer(4)));

/** What nobody waits for rests meanwhile. For moments: not for what another house takes its time for. */
export async function whileSomebodyWaits<Answer>(act: () => Promise<Answer>): Promise<Answer> {
  Atomics.add(waitingPeople, 0, 1);
  try {
    return await act();
  } finally {
    if (Atomics.sub(waitingPeople, 0, 1) === 1) Atomics.notify(waitingPeople, 0);
  }
}

/** For a thread of its own, which it stops: to be called between two steps of one piece of work that nobody waits for. */
export function createRest(people: Int32Array): () => Promise<void> {
  let patienceMs = MOST_PATIENCE_MS;
  return async () => {
    for (let count = Atomics.load(people, 0); count > 0 && patienceMs > 0; count = Atomics.load(people, 0)) {
      const since = performance.now();
      Atomics.wait(people, 0, count, LOOK_AGAIN_MS);
      patienceMs -= performance.now() - since;
    }
  };
}
