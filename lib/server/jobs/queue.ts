import type { Transaction } from "@/lib/server/db/client";

/** What a job may carry, by the task's name. */
export type Jobs = {
  "run-output": { outputId: string };
};

/** Work to be done after the transaction: job and rows are committed together or not at all. */
export interface Queue {
  enqueue<Name extends keyof Jobs>(
    tx: Transaction,
    name: Name,
    payload: Jobs[Name],
    options?: {
      /** Not before this moment. */
      runAt?: Date;
      /** Jobs of one lane wait for each other when the lane is full: the provider's id. */
      lane?: string;
    },
  ): Promise<void>;
}
