/** Every way in which an output ends without a picture. The client has a sentence and a next step for each. */
export const failureCodes = [
  "blocked",
  "bad_input",
  "not_understood",
  "bad_key",
  "out_of_credit",
  "rate_limited",
  "model_unavailable",
  "provider_busy",
  "provider_error",
  "timed_out",
  "unreachable",
  "connection_lost",
  "unreadable_answer",
  "no_picture",
  "result_unavailable",
  "storage_failed",
  "interrupted",
  "canceled",
] as const;

export type FailureCode = (typeof failureCodes)[number];

/** Why an output has no picture, in our words and, behind them, the provider's. */
export type Failure = {
  code: FailureCode;
  /** Ours, in English, for scripts; the interface says it by code in the reader's language. */
  message: string;
  /** Whether running the same again can succeed. */
  retryable: boolean;
  mayHaveBeenCharged: boolean;
  providerCode: string | null;
  providerMessage: string | null;
  providerRequestId: string | null;
};
