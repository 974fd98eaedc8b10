import type { FaultRow } from "../../__fixtures__/fault-row";
import type { DialectName } from "../dialect";

const row = (
  code: FaultRow["code"],
  outcome: FaultRow["outcome"],
  providerCode: string,
  providerMessage?: string | null,
): FaultRow => ({
  code,
  outcome,
  retryable: outcome === "not_run" || code === "provider_error",
  providerCode,
  providerMessage,
});

const pages: Record<string, FaultRow> = {
  html_502: row("connection_lost", "unknown", "502", null),
  html_503: row("provider_busy", "not_run", "503", null),
  html_504: row("timed_out", "unknown", "504", null),
  html_524: row("timed_out", "unknown", "524", null),
};

const rows: Record<DialectName, Record<string, FaultRow>> = {
  openai: {
    // The starred key of the answer is struck out as a whole.
    invalid_api_key: row(
      "bad_key",
      "refused",
      "invalid_api_key",
      "Incorrect API key provided: sk-•••. You can find your API key at https://platform.openai.com/account/api-keys.",
    ),
    must_be_verified: row("bad_key", "refused", "invalid_request_error"),
    model_not_found: row("model_unavailable", "refused", "model_not_found"),
    invalid_value: row("bad_input", "refused", "invalid_value"),
    moderation_blocked: row("blocked", "refused", "moderation_blocked"),
    billing_hard_limit_reached: row(
      "out_of_credit",
      "refused",
      "billing_hard_limit_reached",
      "Billing hard limit has been reached",
    ),
    rate_limit_exceeded: row("rate_limited", "not_run", "rate_limit_exceeded"),
    insufficient_quota: row("out_of_credit", "refused", "insufficient_quota"),
    server_error: row("provider_error", "refused", "server_error"),
    overloaded: row(
      "provider_busy",
      "not_run",
      "server_error",
      "The engine is currently overloaded, please try again later",
    ),
  },
  "vllm-omni": {
    unauthorized: row("bad_key", "refused", "401", "Unauthorized"),
    bad_size: row("bad_input", "refused", "400"),
    too_large: row("bad_input", "refused", "400"),
    validation: row("bad_input", "refused", "422", "Field required"),
    out_of_memory: row(
      "provider_error",
      "refused",
      "500",
      "Image edit failed: CUDA out of memory. Tried to allocate 2.00 GiB.",
    ),
    engine_error: row("provider_error", "refused", "500", "EngineDeadError"),
    not_ready: row("provider_busy", "not_run", "503"),
  },
  sglang: {
    validation: row("bad_input", "refused", "422", "Field 'image' or 'url' is required"),
    bad_image: row("bad_input", "refused", "400"),
    url_needs_storage: row("bad_input", "refused", "400"),
    internal: row("provider_error", "refused", "500"),
  },
  "sd-server": {
    no_image: row("bad_input", "refused", "400", "at least one image[] required"),
    invalid_params: row("bad_input", "refused", "400", "invalid params"),
    no_results: row("provider_error", "refused", "500", "generate_image returned no results"),
    server_error: row("provider_error", "refused", "500", "std::bad_alloc"),
  },
  deepinfra: {
    not_authenticated: row("bad_key", "refused", "401", "Not authenticated"),
    out_of_credit: row("out_of_credit", "refused", "402", "inference prohibited, please enter a payment method"),
    model_not_available: row("model_unavailable", "refused", "404", "Model is not available"),
    rate_limited: row("rate_limited", "not_run", "429", "Rate limited"),
    busy: row("rate_limited", "not_run", "429", "Model busy, retry later"),
    internal: row("provider_error", "refused", "500", "inference error"),
  },
};

/** What each row of a dialect's error table means, by its name at the emulator. */
export const dialectErrorRows = (dialect: DialectName) => ({ ...rows[dialect], ...pages });
