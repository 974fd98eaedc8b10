import { outlastOutage } from "@/lib/server/db/outlast-outage";
import { giveEarlyDisplay, offerEarlyDisplay } from "@/lib/server/images/early-display";
import { whileSomebodyWaits } from "@/lib/server/images/somebody-waits";
import type { Progress } from "@/lib/server/providers/image-editor";
import type { Services } from "@/lib/server/services";
import { advanceOutput } from "./advance-output";
import { tellComing } from "./coming-pictures";
import { enqueueOutput } from "./enqueue-output";
import { fetchResult } from "./fetch-result";
import { dropKeptAnswers, keepAnswer } from "./kept-answer";
import { resultImageId } from "./result-image-id";
import { savePicture } from "./save-picture";
import { withinLimit } from "./within-limit";
import type { Work } from "./work";

const from = ["submitting", "waiting", "saving", "unconfirmed"] as const;
/** Some ten times what a database at rest takes for a transaction. */
const WRITTEN_WITHIN_MS = 60;

/** Writes down what the provider said and goes on: fetches the picture, or asks again later. */
export async function followProgress(services: Services, work: Work, progress: Progress): Promise<void> {
  if (progress.state === "waiting") {
    const { output } = work;
    const { provider } = work.edit.recipe;
    const { ticket, pollAfterMs, sent, warnings } = progress;
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
  await whileSomebodyWaits(() => bringPictureHome(services, work, progress));
}

/**
 * Keeps the answer, writes down that its picture is being saved and saves it. What somebody waits for and costs nothing is begun before
 * the one is flushed and the other committed: the picture is fetched, and who asks for it is told to wait.
 */
async function bringPictureHome(services: Services, work: Work, answer: Extract<Progress, { state: "done" }>) {
  const { output } = work;
  const { picture: made, sent, warnings, providerRequestId } = answer;
  const url = "url" in made ? made.url : null;
  const imageId = resultImageId(output);
  const endOffer = offerEarlyDisplay(imageId, output.ownerId);
  const fetching = url === null ? undefined : fetchResult(services, work, url);
  const tell = () => tellComing({ ownerId: output.ownerId, editId: output.editId, outputId: output.id }, imageId);
  tell();
  const whole = "bytes" in made ? made.bytes : fetching?.file;
  const early = giveEarly(imageId, whole, { maxPixels: services.env.maxPixels, onSized: tell });
  try {
    // Of a link two flushes less hold up whoever looks on: the row, which is committed next, has it as well.
    const picture = await keepAnswer(services, output, answer, url === null);
    const advancing = outlastOutage(
      () =>
        advanceOutput(services, output, from, {
          status: "saving",
          sent,
          warnings,
          providerRequestId,
          seed: answer.seed ?? output.seed,
          resultUrl: url,
          spoolId: "file" in picture ? services.spool.id : null,
          failure: null,
          finishedAt: null,
        }),
      // What is kept outlives this job; what only we have in our hands does not.
      "bytes" in picture ? Number.POSITIVE_INFINITY : undefined,
    );
    // Where the database takes its time, they are worth theirs.
    if (url !== null) await withinLimit(WRITTEN_WITHIN_MS, advancing).catch(() => keepAnswer(services, output, answer));
    const saving = await advancing;
    if (saving) await savePicture(services, { ...work, output: saving }, picture, { fetching, early });
    else await dropKeptAnswers(services, output);
  } finally {
    endOffer();
    await fetching?.end();
  }
}

/** What cannot be fetched is said by whoever stores it. */
async function giveEarly(
  imageId: string,
  picture: Buffer | Promise<string> | undefined,
  options: Parameters<typeof giveEarlyDisplay>[2],
): Promise<void> {
  const found = await Promise.resolve(picture).catch(() => undefined);
  if (found !== undefined) await giveEarlyDisplay(imageId, found, options);
}
