import { isPending } from "@/lib/domain/edit";
import { findOutputForWork, updateSpoolCleared } from "@/lib/server/db/outputs";
import type { Services } from "@/lib/server/services";
import { enqueueOutput } from "./enqueue-output";
import { parseAnswerKey } from "./kept-answer";

const SWEEP_EVERY_MS = 60_000;

/** A picture that nobody waits for any more is still to be had by running it again. */
const KEPT_AFTER_END_MS = 24 * 60 * 60 * 1000;

/**
 * Goes through what this machine keeps: what is stored or deleted is cleared away, what failed or was stopped after a day; an output that
 * was called unconfirmed although its answer lies here is taken up again.
 */
export async function sweepSpool(services: Pick<Services, "db" | "queue" | "spool">): Promise<void> {
  const { db, queue, spool } = services;
  for (const key of await spool.keys()) {
    const { outputId, attempt } = parseAnswerKey(key);
    const found = await findOutputForWork(db, outputId);
    if (!found || found.output.status === "succeeded") await spool.remove(key);
    else if (found.output.status === "unconfirmed" && found.output.attempt === attempt) {
      const { provider } = found.edit.recipe;
      await db.transaction((tx) => enqueueOutput(queue, tx, found.output, { provider }));
    } else if (!isPending(found.output.status)) await removeWhenOld(services, key, outputId);
  }
  await spool.tidy();
}

async function removeWhenOld({ db, spool }: Pick<Services, "db" | "spool">, key: string, outputId: string) {
  const entry = await spool.find(key);
  if (entry && Date.now() - entry.keptAt.getTime() < KEPT_AFTER_END_MS) return;
  await updateSpoolCleared(db, outputId, spool.id);
  await spool.remove(key);
}

/** Sweeps now and every minute, until the function that it returns is called. */
export function keepSpoolSwept(services: Pick<Services, "db" | "queue" | "spool" | "log">): () => void {
  const sweep = () => {
    sweepSpool(services).catch((error) => services.log.debug({ error }, "the spool could not be swept"));
  };
  const timer = setInterval(sweep, SWEEP_EVERY_MS);
  timer.unref();
  sweep();
  return () => clearInterval(timer);
}
