import type { Problem } from "@/lib/domain/error-codes";
import type { AppError } from "@/lib/server/errors";

const titles: Record<number, string> = {
  400: "Bad request",
  401: "Sign-in required",
  403: "Forbidden",
  404: "Not found",
  405: "Method not allowed",
  409: "Conflict",
  410: "Gone",
  413: "Too large",
  415: "Unsupported picture",
  422: "Unreadable picture",
  429: "Too many requests",
  500: "Internal error",
  503: "Unavailable",
};

/** Seconds after which trying again makes sense, where the error knows no better. */
const RETRY_AFTER_S = 5;

/** An error as RFC 9457 has it. Says only what the error's own words say: no stack, no cause. */
export function problemResponse(error: AppError, requestId: string, headers: Record<string, string> = {}): Response {
  const { code, status, message, fieldErrors, retryAfterS = RETRY_AFTER_S } = error;
  const problem: Problem = {
    type: "about:blank",
    title: titles[status] ?? "Error",
    status,
    detail: message,
    code,
    requestId,
    ...(fieldErrors && { errors: fieldErrors }),
  };
  const isTemporary = status === 429 || (status === 503 && code !== "provider_not_configured");
  return Response.json(problem, {
    status,
    headers: {
      ...headers,
      "Content-Type": "application/problem+json",
      ...(isTemporary && { "Retry-After": String(retryAfterS) }),
      // What is left of a refused body is not waited for.
      ...(status === 413 && { Connection: "close" }),
    },
  });
}
