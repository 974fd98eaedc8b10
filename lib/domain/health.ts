import type { StorageCode } from "./error-codes";

/** Whether the installation can do its work now; nothing about who uses it. */
export type Health = {
  ok: boolean;
  database: boolean;
  storage: boolean;
  /** What is wrong with it; null while it works. */
  storageProblem: StorageCode | null;
  /** `waiting`: outputs that no worker has taken yet. */
  queue: { ok: boolean; waiting: number };
};
