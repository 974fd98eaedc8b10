import { outlastOutage } from "@/lib/server/db/outlast-outage";
import type { Progress } from "@/lib/server/providers/image-editor";
import type { Services } from "@/lib/server/services";
import { advanceOutput } from "./advance-output";
import { enqueueOutput } from "./enqueue-output";
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
  const { picture, providerRequestId } = progress;
  const saving = await outlastOutage(() =>
    advanceOutput(services, output, from, {
      status: "saving",
      sent,
      warnings,
      providerRequestId,
      seed: progress.seed ?? output.seed,
      resultUrl: "url" in picture ? picture.url : null,
      failure: null,
      finishedAt: null,
    }),
  );
  if (saving) await savePicture(services, { ...work, output: saving }, picture);
}
