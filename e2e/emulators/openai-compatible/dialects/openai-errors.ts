import { type ErrorRow, type ErrorTable, htmlErrors } from "../../core/error-table";

export function openAiError(message: string, type: string, param: string | null, code: string | null) {
  return { error: { message, type, param, code } };
}

function row(
  status: number,
  message: string,
  type: string,
  code: string | null,
  param: string | null = null,
): ErrorRow {
  return { status, body: () => openAiError(message, type, param, code) };
}

export const openAiErrors: ErrorTable = {
  invalid_api_key: row(
    401,
    "Incorrect API key provided: sk-emu*****tor. You can find your API key at https://platform.openai.com/account/api-keys.",
    "invalid_request_error",
    "invalid_api_key",
  ),
  must_be_verified: row(
    403,
    "Your organization must be verified to use the model `gpt-image-1`.",
    "invalid_request_error",
    null,
  ),
  model_not_found: row(
    404,
    "The model `gpt-image-9` does not exist or you do not have access to it.",
    "invalid_request_error",
    "model_not_found",
  ),
  invalid_value: row(
    400,
    "Invalid value: '1x1'. Supported values are: '1024x1024', '1024x1536', '1536x1024', and 'auto'.",
    "invalid_request_error",
    "invalid_value",
    "size",
  ),
  moderation_blocked: row(
    400,
    "Your request was rejected by the safety system. If you believe this is an error, contact us.",
    "image_generation_user_error",
    "moderation_blocked",
  ),
  billing_hard_limit_reached: row(
    400,
    "Billing hard limit has been reached",
    "billing_limit_user_error",
    "billing_hard_limit_reached",
  ),
  rate_limit_exceeded: row(
    429,
    "Rate limit reached for gpt-image-1 on input-images per min: Limit 5, Used 5.",
    "input-images",
    "rate_limit_exceeded",
  ),
  insufficient_quota: row(
    429,
    "You exceeded your current quota, please check your plan and billing details.",
    "insufficient_quota",
    "insufficient_quota",
  ),
  server_error: row(
    500,
    "The server had an error while processing your request. Sorry about that!",
    "server_error",
    null,
  ),
  overloaded: row(503, "The engine is currently overloaded, please try again later", "server_error", null),
  ...htmlErrors,
};
