import type { FaultRow } from "../../__fixtures__/fault-row";

/** A row that the model's own words fill: code, message and, as its `param`, the request's id. */
const refused = (code: FaultRow["code"], retryable = false) => ({ code, outcome: "refused", retryable }) as const;
const unknown = (code: FaultRow["code"]) => ({ code, outcome: "unknown", retryable: false }) as const;
const said = (providerCode: string, providerMessage: string) => ({
  providerCode,
  providerMessage,
  providerRequestId: "said",
});
const page = (status: number) => ({ providerCode: String(status), providerMessage: null, providerRequestId: null });

/** What each row of Modelverse's error table means, by its name at the emulator. */
export const modelverseErrorRows: Record<string, FaultRow> = {
  param_error: { ...refused("bad_input"), ...said("param_error", "Invalid param") },
  invalid_messages: { ...refused("blocked"), ...said("invalid_messages", "Sensitive chat messages") },
  sensitive_check_error: { ...refused("blocked"), ...said("sensitive_check_error", "Sensitive check error") },
  websearch_error: { ...refused("provider_error", true), ...said("websearch_error", "Web search error") },
  model_error: { ...refused("model_unavailable"), ...said("model_error", "No permission to use the model") },
  tokens_too_long: { ...refused("bad_input"), ...said("tokens_too_long", "Prompt tokens too long") },
  auth_error: { ...refused("bad_key"), ...said("auth_error", "Validate Certification failed") },
  quota_exceeded: { ...refused("out_of_credit"), providerCode: "forbidden", providerRequestId: "said" },
  ip_forbidden: { ...refused("bad_key"), providerCode: "forbidden", providerRequestId: "said" },
  timeout: { ...unknown("timed_out"), ...said("timeout", "Request timeout, please try again later") },
  rate_limit: {
    code: "rate_limited",
    outcome: "not_run",
    retryable: true,
    ...said("rate_limit", "Rate limit exceeded, please try again later"),
  },
  internal_error: { ...refused("provider_error", true), ...said("internal_error", "Internal Server Error") },
  model_server_error: { ...refused("provider_error", true), ...said("model_server_error", "Request llm server Error") },
  gateway_timeout_error: {
    ...unknown("timed_out"),
    ...said("gateway_timeout_error", "Gateway timeout, please try again later or use stream api"),
  },
  html_502: { ...unknown("connection_lost"), ...page(502) },
  html_503: { code: "provider_busy", outcome: "not_run", retryable: true, ...page(503) },
  html_504: { ...unknown("timed_out"), ...page(504) },
  html_524: { ...unknown("timed_out"), ...page(524) },
};
