import { readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { listForgottenFolders } from "@/lib/server/images/with-temporary-folder";
import type { Installation } from "../open-installation";
import { counted, type DoctorOptions, type Finding, isOld, mendable } from "./finding";

/** What killed processes left in the data directory. */
export async function* examineLeftovers({ env }: Installation, options: DoctorOptions): AsyncGenerator<Finding> {
  const old = await Promise.all([
    listOld(path.join(env.dataDir, "tmp"), () => true, options),
    listOld(path.join(env.dataDir, "pictures", "parts"), () => true, options),
    listOld(env.dataDir, (name) => name.startsWith("postgres.init-"), options),
    listForgottenFolders(env),
  ]);
  const found = [...new Set(old.flat())];
  if (found.length === 0) return;
  for (const entry of options.repair ? found : []) await rm(entry, { recursive: true, force: true });
  const what = `${counted(found.length, "half-written file or folder", "half-written files or folders")} of processes that were killed.`;
  yield mendable(found.length, what, "removed", options);
}

async function listOld(folder: string, isMeant: (name: string) => boolean, options: DoctorOptions): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  const found: string[] = [];
  for (const name of names.filter(isMeant)) {
    const entry = path.join(folder, name);
    const state = await stat(entry).catch(() => null);
    if (state && isOld(state.mtime, options)) found.push(entry);
  }
  return found;
}
