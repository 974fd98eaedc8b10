import { AsyncLocalStorage } from "node:async_hooks";

// A module is there more than once in a built server; only what hangs on `globalThis` is one.
const shared = globalThis as { [key: symbol]: AsyncLocalStorage<string> | undefined };
const key = Symbol.for("diptych.requestId");
const storage = shared[key] ?? new AsyncLocalStorage<string>();
shared[key] = storage;

/** Runs the act as part of a request: its log lines and what it sets going carry the request's id. */
export function withRequestId<Answer>(requestId: string, act: () => Answer): Answer {
  return storage.run(requestId, act);
}

/** Null outside of a request. */
export function currentRequestId(): string | null {
  return storage.getStore() ?? null;
}
