import { setImmediate as nextTurn } from "node:timers/promises";
import type { Recipe } from "@/lib/domain/recipe";
import type { Transaction } from "@/lib/server/db/client";
import type { EditRow } from "@/lib/server/db/edits";
import { outlastOutage } from "@/lib/server/db/outlast-outage";
import { type NewOutputRow, type OutputRow, updateOutput } from "@/lib/server/db/outputs";
import { findPrepared } from "@/lib/server/images/prepare-for-provider";
import type { TakenJob } from "@/lib/server/jobs/queue";
import type { CatalogModel, PreparedSource } from "@/lib/server/providers/image-editor";
import type { Services } from "@/lib/server/services";
import { jobKeyOf } from "./enqueue-output";
import { putBack } from "./put-back";
import { beginsAt, send } from "./submit-output";
import type { Work } from "./work";

export type AtOnce = {
  /** How an output's row begins: as being sent where it may be claimed. */
  begins(): Pick<NewOutputRow, "status" | "startedAt" | "submitStartedAt" | "nextAttemptAt">;
  /**
   * In the transaction that accepts the edit, when the output's job is in the queue and its row is among those being inserted. Where the job
   * is not to be had, the row is made to wait as well.
   */
  claim(tx: Transaction, edit: EditRow, output: ToClaim, inserting: Promise<OutputRow[]>): Promise<void>;
  /** After it. Resolves when their connections have had their turn to open: whatever else this process has to do can wait for that. */
  send(): Promise<void>;
  /** After one that failed, or of which nobody knows whether it did. Nothing has been sent. */
  putBack(): void;
};

/** Of the event loop: in one a connection is asked for, in the next it is heard to be open. */
const TURNS_TO_CONNECT = 2;

const waits = { status: "queued", startedAt: null, submitStartedAt: null, nextAttemptAt: null } as const;

/** What tells an output's job before its row is known. */
type ToClaim = { id: string; attempt: number };

type Claimed = { job: TakenJob; work: Omit<Work, "stopping">; source: PreparedSource };

/**
 * Lets the process that accepts outputs send them as well, claimed in the same transaction: without the way through the queue to a worker,
 * and without a second commit. Only where the source is at hand, so that nothing stands between the claim and the call, and where nobody
 * waits for the provider; the others take the queue's way.
 */
export function beginAtOnce(
  services: Services,
  { recipe, sourceId, model }: { recipe: Recipe; sourceId: string; model: CatalogModel },
): AtOnce {
  const editor = services.providers.find(recipe.provider);
  const source = findPrepared(services, sourceId, model.source, recipe.sendSize);
  const claimed: Claimed[] = [];
  return {
    begins: () => (editor && source ? beginsAt(new Date()) : waits),
    async claim(tx, edit, { id, attempt }, inserting) {
      if (!editor || !source) return;
      const job = await services.queue.take(tx, jobKeyOf({ id, attempt }));
      if (!job) {
        const waiting = await updateOutput(tx, { id, attempt, statuses: ["submitting"] }, waits);
        if (!waiting) throw new Error(`Output ${id} was to wait before it was inserted.`);
        return;
      }
      // Inserted before: without it nothing would have been taken.
      const output = (await inserting).find((row) => row.id === id) as OutputRow;
      const work = { edit, output, editor, model, savingTries: 0, sourceTries: 0 };
      claimed.push({ job, work, source });
    },
    async send() {
      for (const { job, work, source } of claimed) job.run((stopping) => send(services, { ...work, stopping }, source));
      for (let turns = claimed.length > 0 ? TURNS_TO_CONNECT : 0; turns > 0; turns--) await nextTurn();
    },
    putBack() {
      for (const { job, work } of claimed) {
        // Nobody else knows that nothing was sent: however long the database is away.
        job.runOnceOver((stopping) =>
          outlastOutage(() => putBack(services, { ...work, stopping }), Number.POSITIVE_INFINITY),
        );
      }
    },
  };
}
