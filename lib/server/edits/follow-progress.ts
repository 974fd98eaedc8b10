import { outlastOutage } from "@/lib/server/db/outlast-outage";
import type { Progress } from "@/lib/server/providers/image-editor";
import type { Services } from "@/lib/server/services";
import { advanceOutput } from "./advance-output";
import { enqueueOutput } from "./enqueue-output";
import { dropKeptAnswers, keepAnswer } from "./kept-answer";
import { savePicture } from "./save-picture";
import type { Work } from "./work";

const from = ["submitting", "waiting", "saving", "unconfirmed"] as const;

/** Writes down what the provider said and goes on: fetches the picture, or asks again later. */
export async function followProgress(services: Services, work: Work, progress: Progress): Promise<void> {
  const { output } = work;
  const { provider } = work.edit.recipe;
  const { sent, warnings } = progress;
  if (progress.state === "waiting") {
    const { ticket, pollAfterMs } = progress;
    const runAt = new Date(Date.now() + pollAfterMs);
    // A ticket also mends what another worker took for unconfirmed while we were still being answered.
    const changes = { status: "waiting", ticket, sent, warnings, failure: null, finishedAt: null } as const;
    await outlastOutage(() =>
      advanceOutput(services, output, from, changes, (tx) =>
        enqueueOutput(services.queue, tx, output, { provider, runAt }),
      ),
    );
    return;
  }
  const { providerRequestId } = progress;
  const picture = await keepAnswer(services, output, progress);
  const saving = await outlastOutage(
    () =>
      advanceOutput(services, output, from, {
        status: "saving",
        sent,
        warnings,
        providerRequestId,
        seed: progress.seed ?? output.seed,
        resultUrl: "url" in progress.picture ? progress.picture.url : null,
        spoolId: "file" in picture ? services.spool.id : null,
        failure: null,
        finishedAt: null,
      }),
    // What is kept outlives this job; what only we have in our hands does not.
    "bytes" in picture ? Number.POSITIVE_INFINITY : undefined,
  );
  if (saving) await savePicture(services, { ...work, output: saving }, picture);
  else await dropKeptAnswers(services, output);
}
