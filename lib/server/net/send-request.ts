import { Readable } from "node:stream";
import type { Dispatcher } from "undici";

export type OutgoingRequest = {
  method: "GET" | "POST";
  url: URL;
  headers: Record<string, string>;
  body?: Buffer;
};

export type IncomingAnswer = {
  status: number;
  headers: Record<string, string | undefined>;
  /** Never emits an error that nobody listens to; reading it throws. Destroying it ends the connection. */
  body: Readable;
};

/**
 * One request, as undici sends it, and its answer as soon as the head is there. `onSending` is called when there is a connection and
 * the first byte is about to go: before it nothing has left the house. The signal ends it at any time, also while it still connects.
 *
 * undici's own `request` is not used: when a body is read slower than it comes it pauses its parser, and a peer that closes in this
 * moment brings the whole process down (nodejs/undici#5360, seen with 7.30.2; fixed in 8, which wants Node 22). Here it never pauses: what is not read lies in memory, so read at once, and
 * destroy the body when it becomes too much.
 */
export function sendRequest(
  { url, ...request }: OutgoingRequest,
  { dispatcher, signal, onSending }: { dispatcher: Dispatcher; signal: AbortSignal; onSending?: () => void },
): Promise<IncomingAnswer> {
  return new Promise((resolve, reject) => {
    let control: Dispatcher.DispatchController | null = null;
    const body = new Readable({
      read: () => undefined,
      destroy(error, done) {
        signal.removeEventListener("abort", stop);
        control?.abort(error ?? new Error("Nobody wants the rest."));
        done(error);
      },
    });
    body.on("error", () => undefined);
    const fail = (error: Error) => {
      reject(error);
      body.destroy(error);
    };
    const stop = () => {
      fail(signal.reason);
      // What still waits for its connection has no control yet.
      void dispatcher.destroy().catch(() => undefined);
    };
    if (signal.aborted) return stop();
    signal.addEventListener("abort", stop, { once: true });
    dispatcher.dispatch(
      { ...request, origin: url.origin, path: url.pathname + url.search, headersTimeout: 0, bodyTimeout: 0 },
      {
        onRequestStart(controller) {
          control = controller;
          onSending?.();
        },
        onResponseStart(_controller, status, headers) {
          if (status >= 200) resolve({ status, headers: flat(headers), body });
        },
        onResponseData(_controller, chunk) {
          body.push(chunk);
        },
        onResponseEnd: () => void body.push(null),
        onResponseError: (_controller, error) => fail(error),
      },
    );
  });
}

function flat(headers: Record<string, string | string[] | undefined>): IncomingAnswer["headers"] {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat()[0]]));
}
