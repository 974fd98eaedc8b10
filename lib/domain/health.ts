/** Whether the installation can do its work now; nothing about who uses it. */
export type Health = {
  ok: boolean;
  database: boolean;
  storage: boolean;
  /** `waiting`: outputs that no worker has taken yet. */
  queue: { ok: boolean; waiting: number };
};
