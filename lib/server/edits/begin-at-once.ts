import type { Recipe } from "@/lib/domain/recipe";
import type { Transaction } from "@/lib/server/db/client";
import type { EditRow } from "@/lib/server/db/edits";
import { outlastOutage } from "@/lib/server/db/outlast-outage";
import { type OutputRow, updateOutput } from "@/lib/server/db/outputs";
import { findPrepared } from "@/lib/server/images/prepare-for-provider";
import type { TakenJob } from "@/lib/server/jobs/queue";
import type { CatalogModel, PreparedSource } from "@/lib/server/providers/image-editor";
import type { Services } from "@/lib/server/services";
import { jobKeyOf } from "./enqueue-output";
import { putBack } from "./put-back";
import { beginsAt, send } from "./submit-output";
import type { Work } from "./work";

export type AtOnce = {
  /** In the transaction that accepts the edit, when the output's job is in the queue. */
  claim(tx: Transaction, edit: EditRow, output: OutputRow): Promise<void>;
  /** After it. */
  send(): void;
  /** After one that failed, or of which nobody knows whether it did. Nothing has been sent. */
  putBack(): void;
};

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
    async claim(tx, edit, output) {
      if (!editor || !source) return;
      const job = await services.queue.take(tx, jobKeyOf(output));
      if (!job) return;
      const work = { edit, output, editor, model, savingTries: 0, sourceTries: 0 };
      claimed.push({ job, work, source });
      await updateOutput(tx, { ...output, statuses: ["queued"] }, beginsAt(new Date()));
    },
    send() {
      for (const { job, work, source } of claimed) job.run((stopping) => send(services, { ...work, stopping }, source));
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
