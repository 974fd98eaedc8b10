import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";

/** What `npm start` tells the server that it runs in its own process, and hears from it. */
export type Launcher = {
  /** Called when the services are there: only now is the address worth telling. */
  ready(front: {
    /** Asked before the framework is: answers, or says false. */
    answer(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
    /** Has the last word on a connection that carries no HTTP. */
    answerBroken(error: Error, socket: Duplex): void;
  }): void;
};

/** Null under `next dev` and wherever else the server was started without our own launcher. */
export function findLauncher(): Launcher | null {
  const shared = globalThis as { [key: symbol]: Launcher | undefined };
  return shared[Symbol.for("diptych.launcher")] ?? null;
}
