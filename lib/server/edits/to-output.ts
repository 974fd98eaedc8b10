import type { HoldPlace, Output, Preview } from "@/lib/domain/edit";
import { RETRIES_MAX } from "@/lib/domain/retry-policy";
import type { OutputRow, OutputWithImage } from "@/lib/server/db/outputs";
import { toImage } from "@/lib/server/images/to-image";
import { findPreview } from "./coming-pictures";
import { resultImageId } from "./result-image-id";

/** The output as everyone outside sees it. Throws when a finished one has no image, which the database should not hold. */
export function toOutput({ output, image }: OutputWithImage, queuePosition: number | null): Output {
  const base = {
    id: output.id,
    index: output.index,
    seed: output.seed,
    attempt: output.attempt,
    nextAttemptAt: output.nextAttemptAt?.toISOString() ?? null,
    retry: toRetry(output),
    queuePosition,
    sent: output.sent,
    warnings: output.warnings,
    providerRequestId: output.providerRequestId,
    favourite: output.favourite,
    difference: output.difference,
    queuedAt: output.queuedAt.toISOString(),
    startedAt: output.startedAt?.toISOString() ?? null,
    finishedAt: output.finishedAt?.toISOString() ?? null,
  };
  switch (output.status) {
    case "succeeded":
      if (!image) throw new Error(`Output ${output.id} succeeded and has no image.`);
      return { ...base, status: output.status, image: toImage(image), failure: null };
    case "failed":
    case "canceled":
    case "unconfirmed":
      return { ...base, status: output.status, image: null, failure: output.failure };
    default:
      return {
        ...base,
        status: output.status,
        image: null,
        failure: null,
        heldIn: holdPlaceOf(output),
        preview: previewOf(output),
      };
  }
}

function toRetry({ status, attempt, firstAttempt, nextAttemptAt }: OutputRow): Output["retry"] {
  if (status !== "queued" || nextAttemptAt === null || attempt === firstAttempt) return null;
  return { number: attempt - firstAttempt, of: RETRIES_MAX };
}

function previewOf(output: OutputRow): Preview | null {
  return output.status === "saving" ? findPreview(resultImageId(output)) : null;
}

function holdPlaceOf({ status, nextAttemptAt, spoolId, resultUrl }: OutputRow): HoldPlace | null {
  if (status !== "saving" || nextAttemptAt === null) return null;
  if (spoolId !== null) return "disk";
  return resultUrl === null ? "memory" : "link";
}
