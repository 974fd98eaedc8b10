import { savingDelayMs } from "@/lib/domain/retry-policy";
import { outlastOutage } from "@/lib/server/db/outlast-outage";
import { AppError } from "@/lib/server/errors";
import { prepareForProvider } from "@/lib/server/images/prepare-for-provider";
import type { PreparedSource } from "@/lib/server/providers/image-editor";
import type { Services } from "@/lib/server/services";
import { advanceOutput, endWithout } from "./advance-output";
import { enqueueOutput } from "./enqueue-output";
import { savingTroubleOf } from "./saving-trouble";
import { ownFailure } from "./to-failure";
import { withinLimit } from "./within-limit";
import type { Work } from "./work";

const PREPARING_MAX_MS = 2 * 60 * 1000;
/** How long a source that cannot be read is waited for. */
const SOURCE_PATIENCE_MS = 24 * 60 * 60 * 1000;

/**
 * The source as the provider takes it; null when there is nothing to send: then the output waits, as long as a store that is away may come
 * back, or has failed.
 */
export async function prepareSource(services: Services, work: Work): Promise<PreparedSource | null> {
  const { output, edit, model } = work;
  try {
    const source = { ownerId: edit.ownerId, imageId: edit.sourceId };
    const preparing = prepareForProvider(services, source, model.source, edit.recipe.sendSize);
    return await withinLimit(PREPARING_MAX_MS, preparing);
  } catch (error) {
    const waitsUntil = sourceWaitsUntil(work, error);
    services.log[waitsUntil ? "warn" : "error"](
      { error, outputId: output.id, waitsUntil },
      "a source could not be prepared for its provider",
    );
    if (waitsUntil) await waitForSource(services, work, waitsUntil);
    else await endWithoutSource(services, output, error);
    return null;
  }
}

/** When it is tried again to read the source: nothing was sent, and a store that is away comes back. Null for what will not pass. */
function sourceWaitsUntil({ output, sourceTries }: Work, error: unknown): Date | null {
  const isOver = Date.now() - output.queuedAt.getTime() > SOURCE_PATIENCE_MS;
  const isPassing = savingTroubleOf(error).kind === "passing";
  return isPassing && !isOver ? new Date(Date.now() + savingDelayMs(sourceTries)) : null;
}

async function waitForSource(services: Services, { output, edit, sourceTries }: Work, runAt: Date): Promise<void> {
  const { provider } = edit.recipe;
  const waiting = { status: "queued", startedAt: null, nextAttemptAt: runAt } as const;
  await outlastOutage(() =>
    advanceOutput(services, output, [output.status], waiting, (tx) =>
      enqueueOutput(services.queue, tx, output, { provider, sourceTries: sourceTries + 1, runAt }),
    ),
  );
}

async function endWithoutSource(services: Services, output: Work["output"], error: unknown): Promise<void> {
  const isItsOwn = error instanceof AppError && error.code !== "storage_unavailable";
  const code = isItsOwn ? "bad_input" : "storage_failed";
  const failure = ownFailure(code, { retryable: !isItsOwn, mayHaveBeenCharged: false });
  await outlastOutage(() => advanceOutput(services, output, [output.status], endWithout("failed", failure)));
}
