import { type ErrorRow, type ErrorTable, htmlErrors } from "../core/error-table";

/** Middleware of new-api: no `param`. */
function gate(status: number, code: string, message: string): ErrorRow {
  return {
    status,
    body: (id) => ({ error: { code, message: `${message} (request id: ${id})`, type: "new_api_error" } }),
  };
}

/** Before `code` was there (new-api v0.6). */
function oldGate(status: number, message: string): ErrorRow {
  return { status, body: (id) => ({ error: { message: `${message} (request id: ${id})`, type: "new_api_error" } }) };
}

/** Relay of new-api. */
function relay(status: number, code: string, message: string, type = "new_api_error", param = ""): ErrorRow {
  return { status, body: (id) => ({ error: { message: `${message} (request id: ${id})`, type, param, code } }) };
}

export const badRequest = (detail: string) => gate(400, "", `无效的请求，${detail}`);
export const noChannel = (model: string) =>
  gate(503, "model_not_found", `分组 default 下模型 ${model} 无可用渠道（distributor）`);
export const invalidUrl = (method: string, path: string) =>
  relay(404, "", `Invalid URL (${method} ${path})`, "invalid_request_error");
export const invalidRequest = (detail: string) => relay(500, "invalid_request", detail);
export const upstreamRefusal = (status: number, message: string) =>
  relay(status, "bad_response_status_code", message, "openai_error");

/** The gateway's rows (new-api's source, read 2026) and what it makes of the upstream's. */
export const dmxapiErrors = {
  invalid_token: gate(401, "", "无效的令牌"),
  no_token: oldGate(401, "未提供令牌"),
  token_exhausted: oldGate(401, "该令牌额度已用尽 TokenStatusExhausted[sk-emu***tor]"),
  token_expired: oldGate(401, "该令牌已过期"),
  token_disabled: oldGate(401, "该令牌状态不可用"),
  access_denied: gate(403, "access_denied", "您的 IP 不在令牌允许访问的列表中"),
  user_banned: gate(403, "", "用户已被封禁"),
  model_forbidden: gate(403, "", "该令牌无权访问模型 qwen-image-edit"),
  group_forbidden: gate(403, "", "无权访问 vip 分组"),
  insufficient_user_quota: relay(403, "insufficient_user_quota", "用户额度不足, 剩余额度: ¥0.000000"),
  pre_consume_failed: relay(
    403,
    "insufficient_user_quota",
    "预扣费额度失败, 用户剩余额度: ¥0.100000, 需要预扣费额度: ¥0.300000",
  ),
  pre_consume_token_quota_failed: relay(
    403,
    "pre_consume_token_quota_failed",
    "token quota is not enough, token remain quota: ¥0.000000, need quota: ¥0.300000",
  ),
  no_model_name: gate(400, "", "未指定模型名称，模型名称不能为空"),
  bad_request: badRequest("unexpected end of JSON input"),
  invalid_url: invalidUrl("POST", "/v1/images/edit"),
  body_too_large: relay(413, "read_request_body_failed", "http: request body too large"),
  rate_limited: gate(429, "", "您已达到请求数限制：1分钟内最多请求3次"),
  upstream_saturated: relay(429, "", "当前分组上游负载已饱和，请稍后再试", "upstream_error"),
  model_not_found: noChannel("qwen-image-edit"),
  invalid_request: invalidRequest("failed to parse image edit form request: multipart: NextPart: EOF"),
  convert_request_failed: relay(
    500,
    "convert_request_failed",
    "convert image edit form request failed: get image base64s from form failed: image is required",
  ),
  do_request_failed: relay(500, "do_request_failed", "do request failed: dial tcp: lookup ***.com: i/o timeout"),
  bad_response: relay(500, "bad_response", "Input or output data may contain inappropriate content."),
  bad_response_body: relay(500, "bad_response_body", "unexpected end of JSON input", "bad_response_body"),
  read_response_body_failed: relay(500, "read_response_body_failed", "unexpected EOF", "read_response_body_failed"),
  moderated: upstreamRefusal(400, "Input or output data may contain inappropriate content."),
  moderated_v06: relay(
    400,
    "bad_response_status_code",
    "Input or output data may contain inappropriate content.",
    "upstream_error",
    "400",
  ),
  inspection_failed: relay(
    500,
    "DataInspectionFailed",
    "Input or output data may contain inappropriate content.",
    "ali_error",
  ),
  bad_image: upstreamRefusal(400, "Invalid image format or corrupted file"),
  upstream_throttled: upstreamRefusal(429, "Requests rate limit exceeded, please try again later."),
  upstream_timed_out: { ...upstreamRefusal(500, "Request timed out, please try again later."), mayHaveRun: true },
  upstream_unavailable: upstreamRefusal(503, "Model is unavailable, please try again later."),
  ...htmlErrors,
} satisfies ErrorTable;
