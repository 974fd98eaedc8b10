import { lchown, readdir, stat } from "node:fs/promises";
import path from "node:path";
import type { Runner } from "./choose-runner";
import { isServerOf, readPostmasterPid } from "./postmaster-pid";

/**
 * Gives root's database folder to the user whom the server runs as from now on: it was made where root could use another
 * number for itself, and here that is not allowed. One that is in use is left alone.
 */
export async function handOver(directory: string, { owner }: Runner): Promise<void> {
  if (!owner || (await stat(directory)).uid === owner.uid) return;
  const server = await readPostmasterPid(directory);
  if (server && (await isServerOf(directory, server.pid))) return;
  const entries = await readdir(directory, { recursive: true });
  for (const entry of [...entries.map((name) => path.join(directory, name)), directory]) {
    await lchown(entry, owner.uid, owner.gid);
  }
}
