import { type ErrorCode, errorStatus, type FieldError } from "@/lib/domain/error-codes";
import { isErrorNamed } from "./is-error-named";

/**
 * Something that the caller can be told. `message` is English for scripts and logs, without paths or secrets;
 * the interface shows its own sentence for `code`.
 */
export class AppError extends Error {
  static override [Symbol.hasInstance](error: unknown) {
    return isErrorNamed(error, "AppError");
  }

  readonly code: ErrorCode;
  readonly fieldErrors: FieldError[] | undefined;
  /** Seconds after which trying again makes sense, where they are known. */
  readonly retryAfterS: number | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options: { cause?: unknown; fieldErrors?: FieldError[]; retryAfterS?: number } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.fieldErrors = options.fieldErrors;
    this.retryAfterS = options.retryAfterS;
  }

  get status(): number {
    return errorStatus[this.code];
  }
}
