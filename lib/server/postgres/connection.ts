import { readFile, realpath } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { ConfigurationError } from "@/lib/server/configuration-error";
import { clusterUser } from "./initialise-cluster";

export type PostgresConnection = { host: string; port: number; user: string; password: string; database: string };

const maintenanceDatabase = "postgres";
const connectTimeoutMs = 5_000;

// A connection that breaks after its query is of no interest any more, and unheard it would end the process.
const ignore = () => undefined;

/** TCP on loopback: as fast as a socket here, without its limit of 107 bytes for the path. */
export async function connectionTo(directory: string, port: number, database: string): Promise<PostgresConnection> {
  const password = await readFile(path.join(directory, "password"), "utf8").catch((error) => {
    throw new ConfigurationError(
      `The database in ${directory} has lost its file "password", or it cannot be read. Bring it back from a backup of the folder.`,
      { cause: error },
    );
  });
  return { host: "127.0.0.1", port, user: clusterUser, password: password.trim(), database };
}

/** Whether the server on this port lets us in and works in this folder. False as well while it is starting or stopping. */
export async function answersFor(directory: string, port: number): Promise<boolean> {
  const connection = await connectionTo(directory, port, maintenanceDatabase);
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: connectTimeoutMs });
  client.on("error", ignore);
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>("show data_directory");
    const served = await realpath(/*turbopackIgnore: true*/ rows[0]?.data_directory ?? "");
    return served === (await realpath(/*turbopackIgnore: true*/ directory));
  } catch {
    return false;
  } finally {
    await client.end().catch(ignore);
  }
}

/** Makes the database where it is missing; another app that makes it at the same moment is no error. */
export async function ensureDatabase(connection: PostgresConnection): Promise<void> {
  const client = new pg.Client({ ...connection, database: maintenanceDatabase });
  client.on("error", ignore);
  await client.connect();
  try {
    const found = await client.query("select 1 from pg_database where datname = $1", [connection.database]);
    if (found.rowCount) return;
    await client.query(`create database ${client.escapeIdentifier(connection.database)}`);
  } catch (error) {
    const { code } = error as pg.DatabaseError;
    if (code !== "42P04" && code !== "23505") throw error;
  } finally {
    await client.end();
  }
}
