import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { StudioServer } from "../../fixtures/studio-server";

/** The process of the app and those of its PostgreSQL, which is not its child. Linux only. */
export async function processesOf(server: StudioServer): Promise<{ app: number[]; database: number[] }> {
  const parents = new Map<number, number>();
  for (const name of await readdir("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const stat = await readFile(`/proc/${name}/stat`, "utf8").catch(() => null);
    if (stat) parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]));
  }
  const withDescendants = (root: number): number[] => [
    root,
    ...[...parents].filter(([, parent]) => parent === root).flatMap(([child]) => withDescendants(child)),
  ];
  const [postmaster] = (
    await readFile(path.join(server.dataDir, "postgres", "data", "postmaster.pid"), "utf8").catch(() =>
      readFile(path.join(server.dataDir, "postgres", "postmaster.pid"), "utf8"),
    )
  ).split("\n");
  const database = withDescendants(Number(postmaster));
  return { app: withDescendants(server.pid).filter((pid) => !database.includes(pid)), database };
}

/** Memory that is theirs, what they share counted once, in MiB. */
export async function memoryOf(pids: readonly number[]): Promise<number> {
  const shares = pids.map(async (pid) => {
    const rollup = await readFile(`/proc/${pid}/smaps_rollup`, "utf8").catch(() => "");
    return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0);
  });
  return (await Promise.all(shares)).reduce((total, kib) => total + kib, 0) / 1024;
}

const TICKS_PER_S = 100;

/** Processor seconds that they have used, those of children that ended included. */
export async function processorSecondsOf(pids: readonly number[]): Promise<number> {
  const shares = pids.map(async (pid) => {
    const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null);
    if (!stat) return 0;
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields.slice(11, 15).reduce((total, ticks) => total + Number(ticks), 0);
  });
  return (await Promise.all(shares)).reduce((total, ticks) => total + ticks, 0) / TICKS_PER_S;
}
