import { outlastOutage } from "@/lib/server/db/outlast-outage";
import { findOutputForWork } from "@/lib/server/db/outputs";
import { whileSomebodyWaits } from "@/lib/server/images/somebody-waits";
import type { PreparedSource, Progress } from "@/lib/server/providers/image-editor";
import type { Services } from "@/lib/server/services";
import { advanceOutput } from "./advance-output";
import { followProgress } from "./follow-progress";
import { opaqueUserId } from "./opaque-user-id";
import { prepareSource } from "./prepare-source";
import { putBack } from "./put-back";
import { settleError } from "./settle-error";
import { tellAnswered, tellSent } from "./tell-output";
import { watchCancellation } from "./watch-cancellation";
import type { Work } from "./work";

/**
 * Sends the source and the recipe to the provider: money is spent from here on. That it was about to be sent is
 * committed before the connection opens.
 */
export async function submitOutput(services: Services, work: Work): Promise<void> {
  const { output, stopping } = work;
  if (stopping.aborted) return putBack(services, work);
  const source = await whileSomebodyWaits(() => prepareSource(services, work));
  if (!source) return;
  if (stopping.aborted) return putBack(services, work);

  if (!(await whileSomebodyWaits(() => claim(services, output)))) return;
  await send(services, work, source);
}

/** Only for what is claimed: that it is being sent has to be committed. */
export async function send(services: Services, work: Work, source: PreparedSource): Promise<void> {
  const { output, stopping } = work;
  const cancellation = watchCancellation(services, output, output.editId);
  tellSent(services, output, work.edit, source.bytes.length);
  const sentAt = Date.now();
  const tell = (answer: Parameters<typeof tellAnswered>[4]) =>
    tellAnswered(services, output, work.edit, Date.now() - sentAt, answer);
  let progress: Progress;
  try {
    progress = await work.editor.submit(toRequest(work, source), AbortSignal.any([stopping, cancellation.signal]));
    tell(progress);
  } catch (error) {
    tell({ error });
    // Whoever did not want it any more has written how it ended.
    if (cancellation.signal.aborted) return;
    return await settleError(services, work, error);
  } finally {
    cancellation.end();
  }
  await followProgress(services, work, progress);
}

/** Whether it is ours to send. An outage can hide that the claim was written: then nobody has sent anything, and it is found again by its moment. */
async function claim(services: Services, output: Work["output"]): Promise<boolean> {
  const startedAt = new Date();
  const begun = beginsAt(startedAt);
  let tries = 0;
  return outlastOutage(async () => {
    tries += 1;
    if (await advanceOutput(services, output, [output.status], begun)) return true;
    if (tries === 1) return false;
    const found = await findOutputForWork(services.db, output.id);
    const { status, attempt, submitStartedAt } = found?.output ?? {};
    return status === "submitting" && attempt === output.attempt && submitStartedAt?.getTime() === startedAt.getTime();
  });
}

/** What is written down before the connection to the provider opens. */
export function beginsAt(startedAt: Date) {
  return { status: "submitting", startedAt, submitStartedAt: startedAt, nextAttemptAt: null } as const;
}

function toRequest({ edit, output }: Work, source: PreparedSource) {
  // A seed that the model does not take was not drawn: the adapter says so.
  const seed = output.seed ?? edit.recipe.seed;
  // Spaces around it were not counted against the model's limit.
  const prompt = edit.recipe.prompt.trim();
  return { recipe: { ...edit.recipe, prompt, seed }, source, userId: opaqueUserId(edit.ownerId) };
}
