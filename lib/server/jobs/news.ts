import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { ACCESS_CHANNEL } from "@/lib/server/db/access-channel";
import { EDIT_CHANNEL, type EditChange } from "@/lib/server/db/edit-channel";
import type { Log } from "@/lib/server/log";
import { withPassword } from "./session-locks";

export type { EditChange };

/** Tells this process what changed in any process. */
export interface News {
  /**
   * `reconnected` is called after news may have been missed: whoever depends on it reads again.
   * Returns the function that ends the subscription.
   */
  subscribe(listener: (change: EditChange) => void, reconnected?: () => void): () => void;
  /** Calls the listener with the id of every session that was signed out and every token that was revoked. Returns the function that ends it. */
  onAccessEnded(listener: (id: string) => void): () => void;
  end(): Promise<void>;
}

const LONGEST_WAIT_MS = 5000;

/**
 * Listens on one connection of its own and renews it when it breaks, one try at a time.
 * `connection` is asked anew for every try, since a restarted database may answer on another port.
 */
export function createNews(connection: () => pg.ClientConfig, log: Log): News {
  const subscriptions = new Set<{ listener: (change: EditChange) => void; reconnected: (() => void) | undefined }>();
  const accessListeners = new Set<(id: string) => void>();
  const stopping = new AbortController();

  const tell = (channel: string, payload: string | undefined) => {
    if (channel === ACCESS_CHANNEL) {
      for (const listener of [...accessListeners]) listener(payload ?? "");
      return;
    }
    const change = JSON.parse(payload ?? "null") as EditChange;
    for (const { listener } of [...subscriptions]) listener(change);
  };

  const listenOnce = async (onListening: () => void) => {
    const client = new pg.Client({ ...withPassword(connection()), application_name: "diptych news", keepAlive: true });
    const ended = new Promise<void>((resolve) => {
      client.once("end", () => resolve());
      client.on("error", () => resolve());
    });
    client.on("notification", ({ channel, payload }) => tell(channel, payload));
    try {
      await client.connect();
      await client.query(`listen ${EDIT_CHANNEL}; listen ${ACCESS_CHANNEL}`);
      onListening();
      // Also after the first connection: who subscribed before it has missed what happened until now.
      for (const { reconnected } of [...subscriptions]) reconnected?.();
      await Promise.race([ended, aborted(stopping.signal)]);
    } finally {
      await client.end().catch(() => undefined);
    }
  };

  const listen = async () => {
    let waitMs = 100;
    while (!stopping.signal.aborted) {
      try {
        await listenOnce(() => {
          waitMs = 100;
        });
      } catch (error) {
        log.debug({ error }, "news of edits are interrupted");
      }
      await sleep(waitMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
    }
  };
  const listening = listen();

  return {
    subscribe(listener, reconnected) {
      const subscription = { listener, reconnected };
      subscriptions.add(subscription);
      return () => subscriptions.delete(subscription);
    },
    onAccessEnded(listener) {
      accessListeners.add(listener);
      return () => accessListeners.delete(listener);
    },
    async end() {
      stopping.abort();
      subscriptions.clear();
      accessListeners.clear();
      await listening;
    },
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
