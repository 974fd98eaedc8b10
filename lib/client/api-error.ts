import type { ErrorCode, FieldError, Problem } from "@/lib/domain/error-codes";
import { signedOut } from "./signed-out";

/** `offline`: no answer came. `unreadable_answer`: one came that is not ours, from a proxy in between, say. */
export type ApiErrorCode = ErrorCode | "offline" | "unreadable_answer";

/** An answer of the API that says no, or no answer at all (status 0). */
export class ApiError extends Error {
  readonly code: ApiErrorCode;
  readonly status: number;
  readonly detail: string;
  readonly errors: FieldError[];
  readonly requestId: string | null;

  constructor(
    code: ApiErrorCode,
    status: number,
    {
      detail = "",
      errors = [],
      requestId = null,
      cause,
    }: Partial<Pick<ApiError, "detail" | "errors" | "requestId" | "cause">> = {},
  ) {
    super(detail || code, { cause });
    this.name = "ApiError";
    this.code = code;
    this.status = status;
    this.detail = detail;
    this.errors = errors;
    this.requestId = requestId;
  }
}

function isProblem(value: unknown): value is Problem {
  return typeof value === "object" && value !== null && typeof (value as Problem).code === "string";
}

/** The error that an answer's body tells, or that it is none of ours. */
export function parseProblem(status: number, text: string): ApiError {
  try {
    const body: unknown = JSON.parse(text);
    if (isProblem(body)) {
      if (body.code === "sign_in_required") signedOut.tell();
      return new ApiError(body.code, status, body);
    }
  } catch {
    // Not JSON: a proxy's page. Told below.
  }
  return new ApiError("unreadable_answer", status);
}
