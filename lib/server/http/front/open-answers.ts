import type { ServerResponse } from "node:http";
import type { Duplex } from "node:stream";

const answers = new WeakMap<Duplex, ServerResponse>();

export function noteAnswer(socket: Duplex, response: ServerResponse): void {
  answers.set(socket, response);
}

/** Whether something else stands on this connection already, which a second head would garble. */
export function isAnswering(socket: Duplex): boolean {
  const last = answers.get(socket);
  return Boolean(last?.headersSent && !last.writableFinished);
}
