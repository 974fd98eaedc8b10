import type { FaultRow } from "../../__fixtures__/fault-row";

const moderated = "Input or output data may contain inappropriate content.";
/** The request id stands behind each message, and is taken off it. */
const row = (
  code: FaultRow["code"],
  outcome: FaultRow["outcome"],
  providerCode: string,
  providerMessage: string | null,
): FaultRow => ({
  code,
  outcome,
  retryable: outcome === "not_run" || code === "provider_error",
  providerCode,
  providerMessage,
  providerRequestId: "said",
});

/** What each row of the gateway's error table means, by its name at the emulator. */
export const dmxapiErrorRows: Record<string, FaultRow> = {
  invalid_token: row("bad_key", "refused", "401", "无效的令牌"),
  no_token: row("bad_key", "refused", "401", "未提供令牌"),
  token_exhausted: row("out_of_credit", "refused", "401", "该令牌额度已用尽 TokenStatusExhausted[sk-•••]"),
  token_expired: row("bad_key", "refused", "401", "该令牌已过期"),
  token_disabled: row("bad_key", "refused", "401", "该令牌状态不可用"),
  access_denied: row("bad_key", "refused", "access_denied", "您的 IP 不在令牌允许访问的列表中"),
  user_banned: row("bad_key", "refused", "403", "用户已被封禁"),
  model_forbidden: row("model_unavailable", "refused", "403", "该令牌无权访问模型 qwen-image-edit"),
  group_forbidden: row("bad_key", "refused", "403", "无权访问 vip 分组"),
  insufficient_user_quota: row(
    "out_of_credit",
    "refused",
    "insufficient_user_quota",
    "用户额度不足, 剩余额度: ¥0.000000",
  ),
  pre_consume_failed: row(
    "out_of_credit",
    "refused",
    "insufficient_user_quota",
    "预扣费额度失败, 用户剩余额度: ¥0.100000, 需要预扣费额度: ¥0.300000",
  ),
  pre_consume_token_quota_failed: row(
    "out_of_credit",
    "refused",
    "pre_consume_token_quota_failed",
    "token quota is not enough, token remain quota: ¥0.000000, need quota: ¥0.300000",
  ),
  no_model_name: row("bad_input", "refused", "400", "未指定模型名称，模型名称不能为空"),
  bad_request: row("bad_input", "refused", "400", "无效的请求，unexpected end of JSON input"),
  invalid_url: row("model_unavailable", "refused", "404", "Invalid URL (POST /v1/images/edit)"),
  body_too_large: row("bad_input", "refused", "read_request_body_failed", "http: request body too large"),
  rate_limited: row("rate_limited", "not_run", "429", "您已达到请求数限制：1分钟内最多请求3次"),
  upstream_saturated: row("provider_busy", "not_run", "429", "当前分组上游负载已饱和，请稍后再试"),
  // Ours, not theirs: the status says 503 and 500, and they are never tried again.
  model_not_found: row(
    "model_unavailable",
    "refused",
    "model_not_found",
    "分组 default 下模型 qwen-image-edit 无可用渠道（distributor）",
  ),
  invalid_request: row(
    "bad_input",
    "refused",
    "invalid_request",
    "failed to parse image edit form request: multipart: NextPart: EOF",
  ),
  convert_request_failed: row(
    "bad_input",
    "refused",
    "convert_request_failed",
    "convert image edit form request failed: get image base64s from form failed: image is required",
  ),
  do_request_failed: row(
    "provider_error",
    "refused",
    "do_request_failed",
    "do request failed: dial tcp: lookup •••: i/o timeout",
  ),
  bad_response: row("blocked", "refused", "bad_response", moderated),
  bad_response_body: row("provider_error", "refused", "bad_response_body", "unexpected end of JSON input"),
  read_response_body_failed: row("provider_error", "refused", "read_response_body_failed", "unexpected EOF"),
  moderated: row("blocked", "refused", "bad_response_status_code", moderated),
  moderated_v06: row("blocked", "refused", "bad_response_status_code", moderated),
  inspection_failed: row("blocked", "refused", "DataInspectionFailed", moderated),
  bad_image: row("bad_input", "refused", "bad_response_status_code", "Invalid image format or corrupted file"),
  upstream_throttled: row(
    "rate_limited",
    "not_run",
    "bad_response_status_code",
    "Requests rate limit exceeded, please try again later.",
  ),
  upstream_timed_out: row(
    "timed_out",
    "unknown",
    "bad_response_status_code",
    "Request timed out, please try again later.",
  ),
  upstream_unavailable: row(
    "provider_busy",
    "not_run",
    "bad_response_status_code",
    "Model is unavailable, please try again later.",
  ),
  // Pages: nothing of them is read, but the header tells the request.
  html_502: row("connection_lost", "unknown", "502", null),
  html_503: row("provider_busy", "not_run", "503", null),
  html_504: row("timed_out", "unknown", "504", null),
  html_524: row("timed_out", "unknown", "524", null),
};
