import type { Output } from "@/lib/domain/edit";
import type { FailureCode } from "@/lib/domain/failure";
import { ApiError, type ApiErrorCode } from "./api-error";

/** Keys of the namespace `errors`: a sentence for each way in which a request fails. */
export type ErrorKey = `error.${ApiErrorCode}`;

/** The sentence for what went wrong with a request; anything unforeseen is told as our own fault. */
export function errorKey(error: unknown): ErrorKey {
  return error instanceof ApiError ? `error.${error.code}` : "error.internal_error";
}

/** Why there is no picture; what was stopped while it queued has no failure of its own. */
export function failureCodeOf({ status, failure }: Pick<Output, "status" | "failure">): FailureCode {
  return failure?.code ?? (status === "canceled" ? "canceled" : "interrupted");
}

/** The sentences for an output without a picture: what happened, and the one sensible next step. */
export function failureKeys(code: FailureCode) {
  return { what: `failure.${code}.what`, next: `failure.${code}.next` } as const;
}
