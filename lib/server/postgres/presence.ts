import pg from "pg";
import type { PostgresConnection } from "./connection";

const room = [0x64697074, 1];

/** One app's sign on the door of the shared server. */
export type Presence = {
  isHeld(): boolean;
  /** Takes the sign down; true when no other app's hangs there, so that the server may be stopped. */
  leave(): Promise<boolean>;
};

/** Holds a shared lock on a connection of its own for as long as the app uses the server; `onLost` when the connection breaks. */
export async function holdPresence(connection: PostgresConnection, onLost: () => void): Promise<Presence> {
  const client = new pg.Client({ ...connection, keepAlive: true, application_name: "diptych presence" });
  let held = true;
  const lose = () => {
    if (!held) return;
    held = false;
    onLost();
  };
  client.on("error", lose);
  client.on("end", lose);
  await client.connect();
  await client.query("select pg_advisory_lock_shared($1, $2)", room);
  return {
    isHeld: () => held,
    async leave() {
      if (!held) return false;
      held = false;
      try {
        await client.query("select pg_advisory_unlock_shared($1, $2)", room);
        const { rows } = await client.query<{ alone: boolean }>("select pg_try_advisory_lock($1, $2) as alone", room);
        return rows[0]?.alone === true;
      } finally {
        await client.end().catch(() => undefined);
      }
    },
  };
}
