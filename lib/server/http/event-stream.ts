import { shutdown } from "@/lib/server/shutdown";

/** Without an id the point to resume from stays where it is; without an event nothing but that point moves. */
export type StreamedEvent = { event: string | null; id: string | null; data: unknown };

const COMMENT_EVERY_MS = 15_000;
const RECONNECT_AFTER_MS = 1000;
/** A comment for proxies, and an event, because a browser shows no comment: by it a page sees that its connection still carries. */
const STILL_HERE = ": still here\nevent: alive\ndata: {}\n\n";

/**
 * Server-sent events until the source ends, the client leaves, or the process stops. `open` is given a signal that
 * aborts in the last two cases.
 */
export function eventStream(
  open: (signal: AbortSignal) => AsyncIterable<StreamedEvent>,
  client: AbortSignal,
  onFailure: (error: unknown) => void,
): Response {
  const leaving = new AbortController();
  const leave = () => leaving.abort();
  const forget = shutdown.onStop("streams", leave);
  client.addEventListener("abort", leave, { once: true });
  let wake: (() => void) | null = null;
  leaving.signal.addEventListener("abort", () => wake?.(), { once: true });
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const write = (text: string) => {
        if (!leaving.signal.aborted) controller.enqueue(encoder.encode(text));
      };
      const hasRoom = () => (controller.desiredSize ?? 0) > 0;
      // A reader that stands still holds the source up, which is bounded, instead of filling the memory.
      const hasRoomAgain = async () => {
        while (!hasRoom() && !leaving.signal.aborted) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
        return !leaving.signal.aborted;
      };
      const comments = setInterval(() => hasRoom() && write(STILL_HERE), COMMENT_EVERY_MS);
      write(`retry: ${RECONNECT_AFTER_MS}\n\n`);
      void pump(open(leaving.signal), write, hasRoomAgain)
        .catch(onFailure)
        .finally(() => {
          clearInterval(comments);
          forget();
          client.removeEventListener("abort", leave);
          leave();
          // It may have been canceled from the other side.
          try {
            controller.close();
          } catch {
            return;
          }
        });
    },
    pull: () => wake?.(),
    cancel: leave,
  });
  return new Response(body, {
    headers: {
      "Content-Type": "text/event-stream; charset=utf-8",
      // Compression would hold events back, and so would a buffering proxy.
      "Cache-Control": "no-store, no-transform",
      "X-Accel-Buffering": "no",
    },
  });
}

async function pump(
  events: AsyncIterable<StreamedEvent>,
  write: (text: string) => void,
  hasRoomAgain: () => Promise<boolean>,
): Promise<void> {
  for await (const { event, id, data } of events) {
    const point = id === null ? "" : `id: ${id}\n`;
    write(event === null ? `${point}\n` : `${point}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    if (!(await hasRoomAgain())) return;
  }
}
