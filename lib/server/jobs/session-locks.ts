import pg from "pg";

/**
 * Advisory locks held for as long as one connection lives: whoever finds one free knows that its holder is gone. They are shared, so that
 * a new connection of the same process holds them before the old one lets go.
 */
export type SessionLocks = {
  hold(name: string): Promise<void>;
  /** Gives up all others that it holds. */
  keepOnly(names: ReadonlySet<string>): Promise<void>;
  /** Settles when the connection has ended, by us or by itself. */
  ended: Promise<void>;
  end(): Promise<void>;
};

/** Where the names of locks live among all advisory locks of the database. */
export const LOCK_SEED = 7;

const CONNECT_TIMEOUT_MS = 5000;

/** Opens the connection. Throws when the database cannot be reached. */
export async function openSessionLocks(connection: pg.ClientConfig): Promise<SessionLocks> {
  const client = new pg.Client({
    ...withPassword(connection),
    application_name: "diptych locks",
    keepAlive: true,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  const ended = new Promise<void>((resolve) => {
    client.once("end", () => resolve());
    // A connection that breaks reports both; only the end counts.
    client.on("error", () => resolve());
  });
  await client.connect();
  // A machine that lost its power closes no connection: the server shall notice within half a minute, not within two hours.
  await client.query("set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3");
  const held = new Set<string>();
  return {
    async hold(name) {
      await client.query("select pg_advisory_lock_shared(hashtextextended($1, $2))", [name, LOCK_SEED]);
      held.add(name);
    },
    async keepOnly(names) {
      for (const name of [...held].filter((each) => !names.has(each))) {
        await client.query("select pg_advisory_unlock_shared(hashtextextended($1, $2))", [name, LOCK_SEED]);
        held.delete(name);
      }
    },
    ended,
    end: () => client.end(),
  };
}

/** A pool hides its password from enumeration, so that a copy of its options would lose it. */
export function withPassword(connection: pg.ClientConfig): pg.ClientConfig {
  return { ...connection, password: connection.password };
}
