import { AppError } from "@/lib/server/errors";
import { oncePerProcess } from "@/lib/server/once-per-process";

/** Files under way lie whole in memory, however slowly they are read: so many for all strangers together, and for one of them. */
const PLACES = 12;
const PLACES_OF_ONE = 3;
const RETRY_AFTER_S = 10;

/** By who they are for. */
const underWay = oncePerProcess("shared-files", () => new Map<string, number>());

/**
 * Makes an answer in one of the places for files, and gives the place back when all of it is read or nobody reads on. Throws
 * `too_many_requests` when none is free.
 */
export async function untilSent(client: string, make: () => Promise<Response>): Promise<Response> {
  const leave = enter(client);
  try {
    const answer = await make();
    return new Response(answer.body && endingWith(answer.body, leave), answer);
  } catch (error) {
    leave();
    throw error;
  }
}

function enter(client: string): () => void {
  const own = underWay.get(client) ?? 0;
  const all = [...underWay.values()].reduce((sum, count) => sum + count, 0);
  if (own >= PLACES_OF_ONE || all >= PLACES) {
    const message = `So many files are under way already. Try again in ${RETRY_AFTER_S} s.`;
    throw new AppError("too_many_requests", message, { retryAfterS: RETRY_AFTER_S });
  }
  underWay.set(client, own + 1);
  let hasLeft = false;
  return () => {
    if (hasLeft) return;
    hasLeft = true;
    const left = (underWay.get(client) ?? 1) - 1;
    if (left > 0) underWay.set(client, left);
    else underWay.delete(client);
  };
}

function endingWith(body: ReadableStream<Uint8Array>, onEnd: () => void): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream(
    {
      async pull(controller) {
        const { value, done } = await reader.read().catch((error) => {
          onEnd();
          throw error;
        });
        if (!done) return controller.enqueue(value);
        onEnd();
        controller.close();
      },
      cancel(reason) {
        onEnd();
        return reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
}
