import type { Transaction } from "@/lib/server/db/client";

/** What a job may carry, by the task's name. */
export type Jobs = {
  /** A job belongs to one attempt: when the output has gone on to another, there is nothing left to do. */
  "run-output": {
    outputId: string;
    attempt: number;
    /** How often its finished picture could not be stored; left out while there is none. */
    savingTries?: number;
    /** How often its source could not be read; left out for never. */
    sourceTries?: number;
  };
  /** Takes the measure of a finished output against its source. */
  "measure-output": { outputId: string };
  /** Removes what is left in the store of images whose rows are gone. */
  "remove-pictures": { imageIds: readonly string[] };
  /** Comes by the clock alone. */
  "remove-expired-edits": Record<never, never>;
};

export type JobName = keyof Jobs;

/** What runs a job; a process that has no task for a name leaves those jobs to others. It writes its own end; a throw means that not even that was possible, and it is run again. */
export type Tasks = {
  /** `timesBegun` counts this beginning and those that came to no end, as when their process was killed. */
  [Name in JobName]?: (payload: Jobs[Name], signal: AbortSignal, timesBegun: number) => Promise<void>;
};

/** A job that this process holds before anybody else can see it. One of the two is to be called, once; a task that throws is run again, by a worker. */
export type TakenJob = {
  /** When the transaction is committed. */
  run(task: (signal: AbortSignal) => Promise<void>): void;
  /** When it failed, or nobody knows: as soon as the database knows. */
  runOnceOver(task: (signal: AbortSignal) => Promise<void>): void;
};

/** Work to be done after the transaction: job and rows are committed together or not at all. */
export interface Queue {
  enqueue<Name extends JobName>(
    tx: Transaction,
    name: Name,
    payload: Jobs[Name],
    options?: {
      /** Not before this moment. */
      runAt?: Date;
      /** Jobs of one lane wait for each other when the lane is full: the provider's id. */
      lane?: string;
      /** Smaller ones first, in the order in which they were asked for among the same. */
      turn?: number;
      /** A job that still waits under the same key is replaced by this one. */
      key?: string;
    },
  ): Promise<void>;
  /**
   * Takes the job of this key in the transaction that enqueued it, where its lane has room and nobody waits in it. Null also in a process that
   * runs no jobs.
   */
  take(tx: Transaction, key: string): Promise<TakenJob | null>;
  /** Begins no further job of the lane before `until`, whichever process asks. What runs goes on. */
  pauseLane(tx: Transaction, lane: string, until: Date): Promise<void>;
}
