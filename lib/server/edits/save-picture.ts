import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { FailureCode } from "@/lib/domain/failure";
import { findImage } from "@/lib/server/db/images";
import { outlastOutage } from "@/lib/server/db/outlast-outage";
import { AppError } from "@/lib/server/errors";
import { ingestImage } from "@/lib/server/images/ingest-image";
import { removePictures } from "@/lib/server/images/remove-pictures";
import { withTemporaryFolder } from "@/lib/server/images/with-temporary-folder";
import { downloadResult } from "@/lib/server/providers/download-result";
import type { ProducedPicture } from "@/lib/server/providers/image-editor";
import { linkExpiry } from "@/lib/server/providers/link-expiry";
import type { Services } from "@/lib/server/services";
import { advanceOutput, endWithout } from "./advance-output";
import { enqueueMeasurement } from "./enqueue-measurement";
import { lookAgain } from "./put-back";
import { removeResultImages } from "./remove-result-images";
import { resultImageId } from "./result-image-id";
import { ownFailure } from "./to-failure";
import type { Work } from "./work";

/**
 * Brings the picture home: it is paid for, so neither a cancel nor a stopping worker lets it go. `makeAnew` takes the attempt on when
 * what lies there is surely no use; a fault of ours ends it, and the link is kept for the next try.
 */
export async function savePicture(
  services: Services,
  work: Work,
  picture: ProducedPicture,
  makeAnew?: () => Promise<void>,
): Promise<void> {
  const { output, stopping } = work;
  let imageId: string;
  try {
    imageId = await bringHome(services, work, picture);
  } catch (error) {
    // Its address is written down, so the next worker can fetch it.
    if ("url" in picture && stopping.aborted) return lookAgain(services, work);
    const linkExpiresAt = "url" in picture ? linkExpiry(picture.url) : null;
    services.log.warn({ error, outputId: output.id, linkExpiresAt }, "a finished picture could not be saved");
    const code = failureCodeOf(error);
    if (makeAnew && (code === "result_unavailable" || code === "no_picture")) return makeAnew();
    return settleUnsaved(services, work, picture, code);
  }
  const finished = { status: "succeeded", imageId, finishedAt: new Date(), resultUrl: null, failure: null } as const;
  const saved = await outlastOutage(() =>
    advanceOutput(services, output, ["saving"], finished, (tx) => enqueueMeasurement(services.queue, tx, output.id)),
  );
  if (!saved) await removeResultImages(services, output.ownerId, [imageId]);
}

/** The id of the image, also of one that a worker which died had stored already. */
async function bringHome(
  services: Services,
  { output, editor, stopping }: Work,
  picture: ProducedPicture,
): Promise<string> {
  const id = resultImageId(output);
  const stored = await outlastOutage(() => findImage(services.db, output.ownerId, id));
  if (stored) return stored.id;
  return withTemporaryFolder(services.env, async (folder) => {
    const file = path.join(/*turbopackIgnore: true*/ folder, "result");
    if ("bytes" in picture) await writeFile(file, picture.bytes);
    else await downloadResult(picture.url, file, { ownHosts: editor.ownHosts, signal: stopping });
    const result = { id, ownerId: output.ownerId, kind: "result", path: file, name: null } as const;
    const { image } = await outlastOutage(() => ingestImage(services, result));
    return image.id;
  });
}

async function settleUnsaved(
  services: Services,
  { output, editor }: Work,
  picture: ProducedPicture,
  code: FailureCode,
): Promise<void> {
  const failure = ownFailure(code, { retryable: true, mayHaveBeenCharged: editor.billed });
  const expiry = "url" in picture && code === "result_unavailable" ? linkExpiry(picture.url) : null;
  const message = expiry
    ? `${failure.message} By its own word it lives until ${expiry.toISOString()}.`
    : failure.message;
  const { providerRequestId } = output;
  const ended = endWithout("failed", { ...failure, message, providerRequestId });
  await outlastOutage(() => advanceOutput(services, output, ["saving"], ended));
  await removeRest(services, output);
}

/** What was stored of a picture that could not be stored whole. */
async function removeRest(services: Services, { id, ownerId, attempt }: Work["output"]): Promise<void> {
  const imageId = resultImageId({ id, attempt });
  try {
    await removeResultImages(services, ownerId, [imageId]);
    if (!(await findImage(services.db, ownerId, imageId))) await removePictures(services, [imageId]);
  } catch (error) {
    services.log.warn({ error, imageId }, "parts of a picture were left behind");
  }
}

function failureCodeOf(error: unknown): FailureCode {
  if (!(error instanceof AppError)) return "storage_failed";
  switch (error.code) {
    case "address_refused":
    case "address_unreachable":
    case "incomplete_body":
      return "result_unavailable";
    case "unsupported_image":
    case "unreadable_image":
    case "too_many_pixels":
    case "image_too_large":
      return "no_picture";
    default:
      return "storage_failed";
  }
}
