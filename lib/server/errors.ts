import { type ErrorCode, errorStatus, type FieldError } from "@/lib/domain/error-codes";

/**
 * Something that the caller can be told. `message` is English for scripts and logs, without paths or secrets;
 * the interface shows its own sentence for `code`.
 */
export class AppError extends Error {
  /** Known by its name: what `services` throws is bundled apart from who asks, with a class of its own. */
  static override [Symbol.hasInstance](error: unknown) {
    return error instanceof Error && error.name === "AppError";
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
