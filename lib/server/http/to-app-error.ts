import { DrizzleQueryError } from "drizzle-orm";
import { z } from "zod";
import { BlobMissing } from "@/lib/server/blobs/blob-store";
import { AppError } from "@/lib/server/errors";

/** What PostgreSQL says when it is going, coming or full. */
const unavailable = /^(08|57P|53300|53400)/;
const networkCodes = ["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH"];
const connectionSentences = [
  /^Connection terminated/,
  /timeout exceeded when trying to connect/,
  /connection error and is not queryable/,
];
const FOREIGN_KEY_VIOLATION = "23503";

/** The answer for anything thrown; `internal_error` for what nobody foresaw, with the cause only for the log. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof z.ZodError) return toInvalidRequest(error);
  for (const cause of causesOf(error)) {
    if (cause instanceof BlobMissing) {
      return new AppError("storage_unavailable", "The picture cannot be read from the store.", { cause: error });
    }
    if ("code" in cause && cause.code === FOREIGN_KEY_VIOLATION) {
      return new AppError("not_possible_now", "Something this needs was deleted in this moment.", { cause: error });
    }
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

function toInvalidRequest(error: z.ZodError): AppError {
  const fieldErrors = error.issues.flatMap((issue) => {
    const paths = issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    return paths.map((path) => ({ path: path.map(String).join("."), message: issue.message }));
  });
  return new AppError("invalid_request", "The request has values that cannot be used.", { fieldErrors });
}

function isDatabaseAway(error: unknown): boolean {
  const causes = causesOf(error);
  const isOurs =
    causes.some((cause) => cause instanceof DrizzleQueryError) || !causes.some((cause) => "$metadata" in cause);
  return causes.some((cause) => {
    const code = "code" in cause ? String(cause.code) : "";
    if (/^[0-9A-Z]{5}$/.test(code) && unavailable.test(code)) return true;
    if (connectionSentences.some((sentence) => sentence.test(cause.message))) return true;
    return isOurs && networkCodes.includes(code);
  });
}

function causesOf(error: unknown): Error[] {
  const causes: Error[] = [];
  let next: unknown = error;
  while (next instanceof Error && causes.length < 10) {
    causes.push(next);
    // Several addresses tried at once fail together.
    next = next instanceof AggregateError ? next.errors[0] : next.cause;
  }
  return causes;
}
