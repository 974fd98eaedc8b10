import { AppError } from "@/lib/server/errors";
import type { Services } from "@/lib/server/services";
import { advanceOutput, endWithout } from "./advance-output";
import { setAside } from "./budget";
import { savePicture } from "./save-picture";
import { submitOutput } from "./submit-output";
import { ownFailure } from "./to-failure";
import type { Work } from "./work";

/**
 * A picture that an earlier attempt made and could not bring home may still lie under its link: that is asked first, because it costs
 * nothing. Only then is it made once more, where the provider's budget holds it: fetching had set nothing aside.
 */
export async function fetchOrSubmit(services: Services, work: Work): Promise<void> {
  const { resultUrl } = work.output;
  if (resultUrl === null) return submitOutput(services, work);
  const begun = { status: "saving", startedAt: new Date(), nextAttemptAt: null } as const;
  const saving = await advanceOutput(services, work.output, ["queued"], begun);
  if (!saving) return;
  await savePicture(
    services,
    { ...work, output: saving },
    { url: resultUrl },
    { makeAnew: () => makeAnew(services, { ...work, output: saving }) },
  );
}

async function makeAnew(services: Services, work: Work): Promise<void> {
  const withoutLink = { status: "queued", resultUrl: null, startedAt: null } as const;
  const cost = { provider: work.edit.recipe.provider, price: work.model.price };
  try {
    const queued = await advanceOutput(services, work.output, ["saving"], withoutLink, (tx, output) =>
      setAside(services, tx, [output], cost),
    );
    if (queued) await submitOutput(services, { ...work, output: queued });
  } catch (error) {
    if (!isOverBudget(error)) throw error;
    // Running it again asks the budget before anything is queued, and says so to the person.
    const failure = ownFailure("result_unavailable", { retryable: true, mayHaveBeenCharged: true });
    await advanceOutput(services, work.output, ["saving"], { ...endWithout("failed", failure), resultUrl: null });
  }
}

function isOverBudget(error: unknown): boolean {
  return error instanceof AppError && (error.code === "budget_reached" || error.code === "price_unknown");
}
