import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

/**
 * Advisory locks held for as long as one connection lives: whoever finds one free knows that its holder is gone. They are shared, so that
 * a new connection of the same process holds them before the old one lets go.
 */
export type SessionLocks = {
  hold(name: string): Promise<void>;
  holds(name: string): boolean;
  /** Gives up all others that it holds. */
  keepOnly(names: ReadonlySet<string>): Promise<void>;
  isOpen(): boolean;
  /** Settles when the connection has ended, by us or by itself. */
  ended: Promise<void>;
  end(): Promise<void>;
};

/** Where the names of locks live among all advisory locks of the database. */
export const LOCK_SEED = 7;

const CONNECT_TIMEOUT_MS = 5000;
/** A connection that the network has forgotten never says so. */
const ANSWER_TIMEOUT_MS = 5000;
const END_TIMEOUT_MS = 1000;

/**
 * Opens a connection for them. Where the database takes no new one (it has too many), one of the pool's is kept: a process that can still
 * write must not look dead. Throws when neither is to be had.
 */
export async function openSessionLocks(pool: pg.Pool): Promise<SessionLocks> {
  const { client, letGo } = await openAlone(pool.options).catch(() => borrow(pool));
  let isOpen = true;
  const ended = new Promise<void>((resolve) => {
    const end = () => {
      isOpen = false;
      resolve();
    };
    client.once("end", end);
    // A connection that breaks reports both; only the end counts.
    client.on("error", end);
  });
  const ask = async (text: string, values: unknown[] = []) => {
    try {
      await client.query({ text, values, query_timeout: ANSWER_TIMEOUT_MS } as pg.QueryConfig);
    } catch (error) {
      isOpen = false;
      throw error;
    }
  };
  // A machine that lost its power closes no connection: the server shall notice within half a minute, not within two hours.
  await ask("set tcp_keepalives_idle = 10");
  await ask("set tcp_keepalives_interval = 5");
  await ask("set tcp_keepalives_count = 3");
  const held = new Set<string>();
  return {
    async hold(name) {
      await ask("select pg_advisory_lock_shared(hashtextextended($1, $2))", [name, LOCK_SEED]);
      held.add(name);
    },
    holds: (name) => held.has(name),
    async keepOnly(names) {
      for (const name of [...held].filter((each) => !names.has(each))) {
        await ask("select pg_advisory_unlock_shared(hashtextextended($1, $2))", [name, LOCK_SEED]);
        held.delete(name);
      }
    },
    isOpen: () => isOpen,
    ended,
    async end() {
      isOpen = false;
      await Promise.race([letGo(), sleep(END_TIMEOUT_MS, undefined, { ref: false })]);
    },
  };
}

type Opened = { client: pg.ClientBase; letGo(): Promise<void> };

async function openAlone(connection: pg.ClientConfig): Promise<Opened> {
  const client = new pg.Client({
    ...withPassword(connection),
    application_name: "diptych locks",
    // The pool's would end itself, and its locks with it, when one answer is late.
    pipeline: false,
    keepAlive: true,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  await client.connect();
  return { client, letGo: () => client.end() };
}

/** It does not come back: with it its locks would. */
async function borrow(pool: pg.Pool): Promise<Opened> {
  const client = await pool.connect();
  return { client, letGo: async () => client.release(true) };
}

/** A pool hides its password from enumeration, so that a copy of its options would lose it. */
export function withPassword(connection: pg.ClientConfig): pg.ClientConfig {
  return { ...connection, password: connection.password };
}
