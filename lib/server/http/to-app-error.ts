import { z } from "zod";
import type { StorageCode } from "@/lib/domain/error-codes";
import { BlobMissing, BlobStoreAway } from "@/lib/server/blobs/blob-store";
import { causesOf } from "@/lib/server/causes-of";
import { FOREIGN_KEY_VIOLATION, hasSqlCode } from "@/lib/server/db/has-sql-code";
import { isDatabaseAway } from "@/lib/server/db/is-database-away";
import { AppError } from "@/lib/server/errors";
import { isStorageFault } from "@/lib/server/is-storage-fault";
import { storageCodeOf } from "@/lib/server/storage-code";

/** The answer for anything thrown; `internal_error` for what nobody foresaw, with the cause only for the log. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error.code === "storage_unavailable" ? toStorageError(error) : error;
  if (error instanceof z.ZodError) return toInvalidRequest(error);
  for (const cause of causesOf(error)) {
    if (cause instanceof BlobMissing) {
      return new AppError("storage_unavailable", "The picture cannot be read from the store.", { cause: error });
    }
    if (cause instanceof BlobStoreAway || isStorageFault(cause)) {
      return toStorageError(error);
    }
  }
  if (hasSqlCode(error, FOREIGN_KEY_VIOLATION)) {
    return new AppError("not_possible_now", "Something this needs was deleted in this moment.", { cause: error });
  }
  if (isDatabaseAway(error)) {
    return new AppError("database_unavailable", "The database does not answer. Try again in a moment.", {
      cause: error,
    });
  }
  return new AppError("internal_error", "Something went wrong here. The log knows more under this request's id.", {
    cause: error,
  });
}

const storageSentences: Record<StorageCode, string> = {
  storage_unavailable: "The store of pictures does not answer. Try again in a moment.",
  storage_full: "The disk of this studio is full. Make room on the server and try again.",
  storage_read_only: "The studio may not write to its folder of pictures.",
  storage_refused: "The bucket for pictures refuses the studio's credentials.",
  storage_missing: "The bucket for pictures is not there.",
};

function toStorageError(error: unknown): AppError {
  const code = storageCodeOf(error);
  return new AppError(code, storageSentences[code], { cause: error });
}

function toInvalidRequest(error: z.ZodError): AppError {
  const fieldErrors = error.issues.flatMap((issue) => {
    const paths = issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    return paths.map((path) => ({ path: path.map(String).join("."), message: issue.message }));
  });
  return new AppError("invalid_request", "The request has values that cannot be used.", { fieldErrors });
}
