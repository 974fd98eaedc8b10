import { describe, expect, it } from "vitest";
import { dmxapiVerdict, dmxapiWords } from "./errors";

describe("dmxapiVerdict", () => {
  it.each([
    [401, null, "无效的令牌", "bad_key", "refused"],
    [401, null, "该令牌额度已用尽 TokenStatusExhausted[sk-abc***xyz]", "out_of_credit", "refused"],
    [401, null, "该令牌已过期", "bad_key", "refused"],
    [403, "access_denied", "IP not allowed", "bad_key", "refused"],
    [403, null, "用户已被封禁", "bad_key", "refused"],
    [403, null, "该令牌无权访问模型 qwen-image-edit", "model_unavailable", "refused"],
    [403, "insufficient_user_quota", "用户额度不足, 剩余额度: ¥0.01", "out_of_credit", "refused"],
    [403, "pre_consume_token_quota_failed", "token quota is not enough", "out_of_credit", "refused"],
    [400, null, "未指定模型名称，模型名称不能为空", "bad_input", "refused"],
    [400, "bad_response_status_code", "Input or output data may contain inappropriate content.", "blocked", "refused"],
    [404, null, "Invalid URL (POST /images/edits)", "model_unavailable", "refused"],
    [413, "read_request_body_failed", "body too large", "bad_input", "refused"],
    [429, null, "您已达到请求数限制：1分钟内最多请求3次", "rate_limited", "not_run"],
    [429, null, "当前分组上游负载已饱和，请稍后再试", "provider_busy", "not_run"],
    [503, "model_not_found", "分组 default 下模型 qwen 无可用渠道（distributor）", "model_unavailable", "refused"],
    [500, "invalid_request", "field n is invalid", "bad_input", "refused"],
    [500, "convert_request_failed", "get image base64s from form failed: image is required", "bad_input", "refused"],
    [500, "do_request_failed", "upstream error", "provider_error", "refused"],
    [500, "bad_response", "Input or output data may contain inappropriate content.", "blocked", "refused"],
    [502, null, null, "connection_lost", "unknown"],
    [504, null, null, "timed_out", "unknown"],
    [524, null, null, "timed_out", "unknown"],
    [503, null, null, "provider_busy", "not_run"],
  ])("reads %i %s %s as %s", (status, code, message, failure, outcome) => {
    expect(dmxapiVerdict(status, { code, message, requestId: null })).toMatchObject({ code: failure, outcome });
  });

  it.each([
    [500, "convert_request_failed"],
    [500, "invalid_request"],
    [503, "model_not_found"],
  ])("never has %i %s tried again", (status, code) => {
    expect(dmxapiVerdict(status, { code, message: null, requestId: null }).retryable).toBe(false);
  });
});

describe("dmxapiWords", () => {
  it("takes the request id off the message", () => {
    const answer = { error: { message: "无效的令牌 (request id: 20261122abc)", type: "new_api_error", code: "" } };
    expect(dmxapiWords(answer, undefined)).toEqual({ code: null, message: "无效的令牌", requestId: "20261122abc" });
  });

  it("falls back to the header's request id", () => {
    expect(dmxapiWords({ error: { message: "no" } }, "from-header")?.requestId).toBe("from-header");
  });

  it("finds no error in a page", () => {
    expect(dmxapiWords(undefined, "id")).toBeNull();
  });
});
