import { type ErrorRow, type ErrorTable, htmlErrors } from "../core/error-table";

/** `error.param` is the request id (seed document). */
function row(status: number, type: string, code: string, message: string): ErrorRow {
  return { status, body: (requestId) => ({ error: { message, type, param: requestId, code } }) };
}

/** The platform's table of error codes, and the bodies that its page on keys shows (both read 2026). */
export const modelverseErrors = {
  param_error: row(400, "invalid_request_error", "param_error", "Invalid param"),
  invalid_messages: row(400, "invalid_request_error", "invalid_messages", "Sensitive chat messages"),
  sensitive_check_error: row(400, "invalid_request_error", "sensitive_check_error", "Sensitive check error"),
  websearch_error: row(400, "invalid_request_error", "websearch_error", "Web search error"),
  model_error: row(400, "invalid_request_error", "model_error", "No permission to use the model"),
  tokens_too_long: row(400, "invalid_request_error", "tokens_too_long", "Prompt tokens too long"),
  auth_error: row(401, "invalid_request_error", "auth_error", "Validate Certification failed"),
  quota_exceeded: row(
    403,
    "permission_error",
    "forbidden",
    "Access forbidden: api key quota exceeded, key_id=uk-emulator, daily_limit_amount=100 , monthly_limit_amount=1000",
  ),
  ip_forbidden: row(
    403,
    "permission_error",
    "forbidden",
    "Access forbidden: ip is not in the white list of the api key",
  ),
  timeout: { ...row(408, "timeout", "timeout", "Request timeout, please try again later"), mayHaveRun: true },
  rate_limit: row(429, "rate_limit_error", "rate_limit", "Rate limit exceeded, please try again later"),
  internal_error: row(500, "internal_error", "internal_error", "Internal Server Error"),
  model_server_error: row(500, "internal_error", "model_server_error", "Request llm server Error"),
  gateway_timeout_error: {
    ...row(504, "timeout", "gateway_timeout_error", "Gateway timeout, please try again later or use stream api"),
    mayHaveRun: true,
  },
  ...htmlErrors,
} satisfies ErrorTable;

/** A model that the key may not use, or that is none (page on keys). */
export function noSuchModel(model: string): ErrorRow {
  const message = `No permission to use the model: apikey [uk-emulator] not support model [${model}]`;
  return row(400, "invalid_request_error", "model_error", message);
}
