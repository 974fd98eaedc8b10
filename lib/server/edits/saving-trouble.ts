import type { FailureCode } from "@/lib/domain/failure";
import { BlobStoreAway } from "@/lib/server/blobs/blob-store";
import { causesOf } from "@/lib/server/causes-of";
import { isDatabaseAway } from "@/lib/server/db/is-database-away";
import { AppError } from "@/lib/server/errors";
import { isStorageFault } from "@/lib/server/is-storage-fault";
import { AnsweredStatus } from "@/lib/server/net/answered-status";

/** Why a finished picture is not here yet: what passes is tried again, what is useless ends it. */
export type SavingTrouble = { kind: "passing" } | { kind: "useless"; code: FailureCode };

/** A link that does not say when it dies is asked for this long. */
const LINK_PATIENCE_MS = 24 * 60 * 60 * 1000;

/** What an error on the way home means for the picture; `expiresAt` and `sentAt` are of its link. */
export function savingTroubleOf(
  error: unknown,
  expiresAt: Date | null = null,
  sentAt: Date | null = null,
): SavingTrouble {
  if (isDatabaseAway(error)) return { kind: "passing" };
  if (causesOf(error).some((cause) => cause instanceof BlobStoreAway || isStorageFault(cause))) {
    return { kind: "passing" };
  }
  if (!(error instanceof AppError)) return { kind: "useless", code: "storage_failed" };
  switch (error.code) {
    case "storage_unavailable":
      return { kind: "passing" };
    case "address_unreachable":
    case "incomplete_body": {
      const ends = expiresAt?.getTime() ?? (sentAt ?? new Date()).getTime() + LINK_PATIENCE_MS;
      const isOver = Date.now() >= ends || hasSaidNo(error);
      return isOver ? { kind: "useless", code: "result_unavailable" } : { kind: "passing" };
    }
    case "address_refused":
      return { kind: "useless", code: "result_unavailable" };
    case "unsupported_image":
    case "unreadable_image":
    case "too_many_pixels":
    case "image_too_large":
      return { kind: "useless", code: "no_picture" };
    default:
      return { kind: "useless", code: "storage_failed" };
  }
}

/** A plain "no" from where it lay, not a server in trouble. */
function hasSaidNo(error: AppError): boolean {
  const answered = causesOf(error).find((cause) => cause instanceof AnsweredStatus);
  const status = answered?.status ?? 0;
  return status >= 300 && status < 500 && status !== 408 && status !== 429;
}
