import { outlastOutage } from "@/lib/server/db/outlast-outage";
import type { Services } from "@/lib/server/services";
import { advanceOutput } from "./advance-output";
import { enqueueOutput } from "./enqueue-output";
import type { Saving, Work } from "./work";

/** Leaves the attempt to the next worker, as if it had not begun. Only for what has not been sent, or costs nothing. */
export async function putBack(services: Services, { output, edit }: Work): Promise<void> {
  const { provider } = edit.recipe;
  const asNew = { status: "queued", startedAt: null } as const;
  await outlastOutage(() =>
    advanceOutput(services, output, ["queued", "submitting", "saving"], asNew, (tx) =>
      enqueueOutput(services.queue, tx, output, { provider }),
    ),
  );
}

/** Asks for the attempt to be looked at again where it stands. */
export async function lookAgain(services: Services, { output, edit }: Saving, afterMs = 0): Promise<void> {
  const runAt = new Date(Date.now() + afterMs);
  const { provider } = edit.recipe;
  await outlastOutage(() =>
    services.db.transaction((tx) => enqueueOutput(services.queue, tx, output, { provider, runAt })),
  );
}

/** The same for a finished picture, by whoever has it. */
export async function storeAgain(
  services: Services,
  { output, edit, savingTries }: Saving,
  afterMs: number,
): Promise<void> {
  const runAt = new Date(Date.now() + afterMs);
  const { provider } = edit.recipe;
  await outlastOutage(() =>
    services.db.transaction((tx) => enqueueOutput(services.queue, tx, output, { provider, savingTries, runAt })),
  );
}
