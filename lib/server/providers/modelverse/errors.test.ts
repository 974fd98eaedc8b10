import { describe, expect, it } from "vitest";
import { modelverseVerdict, modelverseWords } from "./errors";

describe("modelverseVerdict", () => {
  it.each([
    [400, "param_error", "Invalid param", "bad_input", "refused"],
    [400, "invalid_messages", "Sensitive chat messages", "blocked", "refused"],
    [400, "sensitive_check_error", "Sensitive check error", "blocked", "refused"],
    [400, "websearch_error", "Web search error", "provider_error", "refused"],
    [400, "model_error", "No permission to use the model", "model_unavailable", "refused"],
    [400, "tokens_too_long", "Prompt tokens too long", "bad_input", "refused"],
    [401, "auth_error", "Validate Certification failed", "bad_key", "refused"],
    [403, "forbidden", "Access forbidden: api key quota exceeded, key_id=1", "out_of_credit", "refused"],
    [403, "forbidden", "Access forbidden: ip not in white list", "bad_key", "refused"],
    [408, "timeout", "Request timeout, please try again later", "timed_out", "unknown"],
    [429, "rate_limit", "Rate limit exceeded, please try again later", "rate_limited", "not_run"],
    [500, "internal_error", "Internal Server Error", "provider_error", "refused"],
    [500, "model_server_error", "Request llm server Error", "provider_error", "refused"],
    [504, "gateway_timeout_error", "Gateway timeout, please try again later or use stream api", "timed_out", "unknown"],
    [502, null, null, "connection_lost", "unknown"],
    [503, null, null, "provider_busy", "not_run"],
    [524, null, null, "timed_out", "unknown"],
    [418, "toString", null, "provider_error", "refused"],
  ])("reads %i %s as %s", (status, code, message, failure, outcome) => {
    expect(modelverseVerdict(status, { code, message, requestId: null })).toMatchObject({ code: failure, outcome });
  });
});

describe("modelverseWords", () => {
  it("finds the request id in error.param", () => {
    const answer = {
      error: { message: "Invalid param", type: "invalid_request_error", param: "c2ad1049", code: "param_error" },
    };
    expect(modelverseWords(answer)).toEqual({ code: "param_error", message: "Invalid param", requestId: "c2ad1049" });
  });

  it.each([[undefined], ["<html>"], [{ data: [] }], [{ error: null }], [{ error: "text" }]])(
    "finds no error in %j",
    (answer) => {
      expect(modelverseWords(answer)).toBeNull();
    },
  );
});
