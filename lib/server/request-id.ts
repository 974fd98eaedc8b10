import { AsyncLocalStorage } from "node:async_hooks";
import { oncePerProcess } from "./once-per-process";

const storage = oncePerProcess("request-id", () => new AsyncLocalStorage<string>());

/** Runs the act as part of a request: its log lines and what it sets going carry the request's id. */
export function withRequestId<Answer>(requestId: string, act: () => Answer): Answer {
  return storage.run(requestId, act);
}

/** Null outside of a request. */
export function currentRequestId(): string | null {
  return storage.getStore() ?? null;
}
