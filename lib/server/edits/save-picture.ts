import { writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { FailureCode } from "@/lib/domain/failure";
import { savingDelayMs } from "@/lib/domain/retry-policy";
import { findImage } from "@/lib/server/db/images";
import { outlastOutage } from "@/lib/server/db/outlast-outage";
import { ingestAhead } from "@/lib/server/images/ingest-image";
import { removePictures } from "@/lib/server/images/remove-pictures";
import { withTemporaryFolder } from "@/lib/server/images/with-temporary-folder";
import { linkExpiry } from "@/lib/server/providers/link-expiry";
import type { Services } from "@/lib/server/services";
import { advanceOutput, endWithout } from "./advance-output";
import { enqueueMeasurement } from "./enqueue-measurement";
import { enqueueOutput } from "./enqueue-output";
import { type Fetching, fetchResult } from "./fetch-result";
import { dropKeptAnswers, keepPicture, type MadePicture } from "./kept-answer";
import { makeWhole } from "./make-whole";
import { lookAgain } from "./put-back";
import { removeResultImages } from "./remove-result-images";
import { resultImageId } from "./result-image-id";
import { type SavingTrouble, savingTroubleOf } from "./saving-trouble";
import { timed } from "./timed";
import { ownFailure } from "./to-failure";
import { withinLimit } from "./within-limit";
import type { Saving } from "./work";

/** One try, its download included, which takes less by its own limits. */
const SAVING_MAX_MS = 15 * 60 * 1000;
/** Its figures can wait until the picture itself has been fetched and drawn: on a small machine they take the processor from it. */
const MEASURED_AFTER_MS = 1000;

/**
 * Brings the picture home: it is paid for, so neither a stopping worker nor a store that is away lets it go. What is only away now is
 * tried again for as long as it takes, and nothing is run again for it. `makeAnew` takes the attempt on when what lies there is surely
 * no use. `fetching` is what has been begun of the link already; it stays the caller's to end. Nothing is stored before `early` has resolved:
 * whoever looks on is shown the picture first.
 */
export async function savePicture(
  services: Services,
  work: Saving,
  made: MadePicture,
  { makeAnew, fetching, early }: { makeAnew?: () => Promise<void>; fetching?: Fetching; early?: Promise<void> } = {},
): Promise<void> {
  let picture = made;
  let begun = fetching;
  await early;
  for (let { savingTries } = work; ; savingTries++) {
    const saved = await tryToStore(services, work, picture, begun);
    begun = undefined;
    if ("imageId" in saved) {
      await settleSaved(services, work, saved.imageId);
      return saved.whole;
    }
    picture = saved.picture;
    const tried = { ...work, savingTries };
    const { trouble } = saved;
    if (trouble.kind === "useless") return makeAnew ? makeAnew() : settleUnsaved(services, work, picture, trouble.code);
    // Its address is written down, so the next worker can fetch it.
    if ("url" in picture && work.stopping.aborted) return lookAgain(services, tried);
    if (!("bytes" in picture)) return putOff(services, tried, picture);
    // Nobody else has these bytes: this process stays with them. No further call begins meanwhile, so memory is bounded.
    if (!(await waitInMemory(services, tried))) return settleUnsaved(services, work, picture, "storage_failed");
  }
}

/** `whole` when its display form is stored, too: nobody who waits for the picture has to wait for that. */
type Home = { imageId: string; whole?: Promise<void> };
type Tried = Home | { picture: MadePicture; trouble: SavingTrouble };

async function tryToStore(
  services: Services,
  work: Saving,
  made: MadePicture,
  fetching: Fetching | undefined,
): Promise<Tried> {
  const { output } = work;
  let picture = made;
  const keepDownloaded = async (file: string) => {
    picture = (await keepPicture(services, output, { file })) ?? picture;
  };
  try {
    const bringing = bringHome(services, work, picture, fetching, keepDownloaded);
    return await withinLimit(SAVING_MAX_MS, bringing);
  } catch (error) {
    if ("bytes" in picture) picture = (await keepPicture(services, output, picture)) ?? picture;
    const trouble = savingTroubleOf(error, "url" in picture ? linkExpiry(picture.url) : null, output.submitStartedAt);
    services.log.warn({ error, outputId: output.id, trouble }, "a finished picture could not be stored");
    return { picture, trouble };
  }
}

/** The image, also one that a worker which died had stored already. */
async function bringHome(
  services: Services,
  work: Saving,
  picture: MadePicture,
  fetching: Fetching | undefined,
  keepDownloaded: (file: string) => Promise<void>,
): Promise<Home> {
  const { output } = work;
  const id = resultImageId(output);
  const stored = await outlastOutage(() => findImage(services.db, output.ownerId, id));
  if (stored) return { imageId: stored.id, whole: makeWhole(services, { id: output.id, imageId: stored.id }) };
  const store = async (file: string) => {
    const result = { id, ownerId: output.ownerId, kind: "result", path: file, name: null } as const;
    const ingesting = () => outlastOutage(() => ingestAhead(services, result));
    const { image, whole } = await timed(services.metrics.ingested, ingesting);
    return { imageId: image.id, whole };
  };
  if ("file" in picture) return store(picture.file);
  if ("bytes" in picture) {
    const { bytes } = picture;
    return withTemporaryFolder(services.env, async (folder) => {
      const file = path.join(/*turbopackIgnore: true*/ folder, "result");
      await writeFile(file, bytes);
      return store(file);
    });
  }
  const fetched = fetching ?? fetchResult(services, work, picture.url);
  try {
    const file = await fetched.file;
    return await store(file).catch(async (error) => {
      // Links die: what has been fetched is not left to them.
      if (savingTroubleOf(error).kind === "passing") await keepDownloaded(file);
      throw error;
    });
  } finally {
    if (!fetching) await fetched.end();
  }
}

async function settleSaved(services: Services, { output }: Saving, imageId: string): Promise<void> {
  const settled = { resultUrl: null, spoolId: null, nextAttemptAt: null, failure: null } as const;
  const finished = { status: "succeeded", imageId, finishedAt: new Date(), ...settled } as const;
  const runAt = new Date(Date.now() + MEASURED_AFTER_MS);
  const saved = await outlastOutage(() =>
    advanceOutput(services, output, ["saving"], finished, (tx) =>
      enqueueMeasurement(services.queue, tx, output.id, runAt),
    ),
  );
  if (saved) await dropKeptAnswers(services, output);
  // Somebody stopped the waiting; what was kept is still there for whoever runs it once more.
  else await removeResultImages(services, output.ownerId, [imageId]);
}

/** Leaves the next try to whichever worker has the picture, and says when. */
async function putOff(services: Services, work: Saving, picture: MadePicture): Promise<void> {
  const { output, edit, savingTries } = work;
  const nextAttemptAt = new Date(Date.now() + savingDelayMs(savingTries));
  const spoolId = "file" in picture ? services.spool.id : null;
  const { provider } = edit.recipe;
  await outlastOutage(() =>
    advanceOutput(services, output, ["saving"], { nextAttemptAt, spoolId }, (tx) => {
      const next = { provider, savingTries: savingTries + 1, runAt: nextAttemptAt };
      return enqueueOutput(services.queue, tx, output, next);
    }),
  );
}

/** False when this process ends: then what only it has is lost, and so it is when nobody wants it any more. */
async function waitInMemory(services: Services, { output, savingTries, stopping }: Saving): Promise<boolean> {
  const delayMs = savingDelayMs(savingTries);
  const nextAttemptAt = new Date(Date.now() + delayMs);
  const told = await advanceOutput(services, output, ["saving"], { nextAttemptAt, spoolId: null }).catch(() => output);
  if (!told) return false;
  await sleep(delayMs, undefined, { signal: stopping }).catch(() => undefined);
  return !stopping.aborted;
}

async function settleUnsaved(
  services: Services,
  { output, editor }: Saving,
  picture: MadePicture,
  code: FailureCode,
): Promise<void> {
  const failure = ownFailure(code, { retryable: true, mayHaveBeenCharged: editor.billed });
  const expiry = "url" in picture && code === "result_unavailable" ? linkExpiry(picture.url) : null;
  const message = expiry
    ? `${failure.message} By its own word it lives until ${expiry.toISOString()}.`
    : failure.message;
  const { providerRequestId } = output;
  const spoolId = code === "storage_failed" ? output.spoolId : null;
  const ended = { ...endWithout("failed", { ...failure, message, providerRequestId }), spoolId };
  const settled = await outlastOutage(() => advanceOutput(services, output, ["saving"], ended));
  if (settled && code === "no_picture") await dropKeptAnswers(services, output);
  await removeRest(services, output);
}

/** What was stored of a picture that could not be stored whole. */
async function removeRest(services: Services, { id, ownerId, attempt }: Saving["output"]): Promise<void> {
  const imageId = resultImageId({ id, attempt });
  try {
    await removeResultImages(services, ownerId, [imageId]);
    if (!(await findImage(services.db, ownerId, imageId))) await removePictures(services, [imageId]);
  } catch (error) {
    services.log.warn({ error, imageId }, "parts of a picture were left behind");
  }
}
