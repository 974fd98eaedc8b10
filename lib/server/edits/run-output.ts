import { outlastOutage } from "@/lib/server/db/outlast-outage";
import { findOutputForWork } from "@/lib/server/db/outputs";
import type { Jobs } from "@/lib/server/jobs/queue";
import type { Services } from "@/lib/server/services";
import { advanceOutput, endWithout } from "./advance-output";
import { collectOutput } from "./collect-output";
import { fetchOrSubmit } from "./fetch-or-submit";
import { findKeptAnswer } from "./kept-answer";
import { makeWhole } from "./make-whole";
import { storeAgain } from "./put-back";
import { isKeptElsewhere, mayResume, resumeKept } from "./resume-kept";
import { savePicture } from "./save-picture";
import { submitOutput } from "./submit-output";
import { ownFailure } from "./to-failure";
import type { Saving, Work } from "./work";

/** What brings its process down would bring down every next one. A picture that is kept may well outlive several databases. */
const MOST_BEGINNINGS = 3;
const MOST_BEGINNINGS_KEPT = 10;
/** How soon again a worker looks at what another machine has. */
const ELSEWHERE_MS = 2000;

/**
 * Carries one attempt of an output from where it stands to its end: queued → submitting → (waiting →) saving →
 * succeeded. A job can run twice, and its worker may have died anywhere, so the state decides: what is billed is
 * never submitted again on a guess. Throws only when the end cannot be written down; then it is safe to run again.
 * `timesBegun` counts this beginning and those that came to no end.
 */
export async function runOutput(
  services: Services,
  { outputId, attempt, savingTries = 0, sourceTries = 0 }: Jobs["run-output"],
  stopping: AbortSignal,
  timesBegun = 1,
): Promise<void> {
  const found = await outlastOutage(() => findOutputForWork(services.db, outputId));
  if (found?.output.attempt !== attempt) return;
  if (found.output.status === "succeeded") return makeWhole(services, found.output);
  const editor = services.providers.find(found.edit.recipe.provider);
  const kept = await findKeptAnswer(services.spool, found.output);
  const saving: Saving = { ...found, editor: editor ?? { billed: true }, savingTries, stopping };
  if (mayResume(found.output, kept) && timesBegun <= MOST_BEGINNINGS_KEPT) return resumeKept(services, saving, kept);
  if (!kept && isKeptElsewhere(found.output, services.spool.id)) return storeAgain(services, saving, ELSEWHERE_MS);
  const model = editor?.models.find(({ id }) => id === found.edit.recipe.model);
  if (!editor?.configured || !model) return giveUp(services, found.output);
  const work: Work = { ...saving, editor, model, sourceTries };
  if (timesBegun > MOST_BEGINNINGS && found.output.status !== "waiting") return endInterrupted(services, work);

  switch (found.output.status) {
    case "queued":
      return fetchOrSubmit(services, work);
    case "submitting":
      return editor.billed ? leaveUnconfirmed(services, work) : submitOutput(services, work);
    case "waiting":
      return collectOutput(services, work);
    case "saving":
      return resumeSaving(services, work);
    default:
      return;
  }
}

/** Its worker died after the request left the house. */
async function leaveUnconfirmed(services: Services, { output }: Work): Promise<void> {
  const failure = ownFailure("interrupted", { retryable: true, mayHaveBeenCharged: true });
  await advanceOutput(services, output, ["submitting"], endWithout("unconfirmed", failure));
}

/** Its process ended under it again and again. A link to the picture stays, for whoever runs it once more. */
async function endInterrupted(services: Services, work: Work): Promise<void> {
  const { output, editor } = work;
  services.log.error({ outputId: output.id }, "an output is given up: its process ended under it each time");
  if (output.status === "submitting" && editor.billed) return leaveUnconfirmed(services, work);
  const mayHaveBeenCharged = editor.billed && output.status === "saving";
  const failure = ownFailure("interrupted", { retryable: true, mayHaveBeenCharged });
  await advanceOutput(services, output, ["queued", "submitting", "saving"], endWithout("failed", failure));
}

/** The picture was made: fetch it again where it can still be had. */
async function resumeSaving(services: Services, work: Work): Promise<void> {
  const { output, editor } = work;
  if (output.resultUrl !== null) return savePicture(services, work, { url: output.resultUrl });
  if (output.ticket !== null) return collectOutput(services, work);
  if (!editor.billed) return submitOutput(services, work);
  const failure = ownFailure("interrupted", { retryable: true, mayHaveBeenCharged: true });
  await advanceOutput(services, output, ["saving"], endWithout("failed", failure));
}

/** The provider was taken out of the configuration meanwhile. */
async function giveUp(services: Services, output: Work["output"]): Promise<void> {
  const notSent = ownFailure("model_unavailable", { retryable: true, mayHaveBeenCharged: false });
  const sent = { ...notSent, mayHaveBeenCharged: true };
  await advanceOutput(services, output, ["queued"], endWithout("failed", notSent));
  await advanceOutput(services, output, ["submitting", "waiting"], endWithout("unconfirmed", sent));
  await advanceOutput(services, output, ["saving"], endWithout("failed", sent));
}
