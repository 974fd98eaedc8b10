import type { Failure, FailureCode } from "@/lib/domain/failure";
import type { ProviderError } from "@/lib/server/providers/image-editor";

const sentences: Partial<Record<FailureCode, string>> = {
  bad_input: "The source could not be prepared for this provider.",
  canceled: "Stopped by request.",
  interrupted: "The studio stopped while the provider was working.",
  storage_failed: "The store of pictures could not be used.",
  model_unavailable: "This provider is no longer set up here.",
  no_picture: "The provider's answer was not a usable picture.",
  result_unavailable: "The picture was made, but its link gave nothing.",
  timed_out: "The provider did not finish in time.",
};

/** A failure that we found ourselves. */
export function ownFailure(
  code: FailureCode,
  { retryable, mayHaveBeenCharged }: { retryable: boolean; mayHaveBeenCharged: boolean },
): Failure {
  return {
    code,
    message: sentences[code] ?? "This did not work.",
    retryable,
    mayHaveBeenCharged,
    providerCode: null,
    providerMessage: null,
    providerRequestId: null,
  };
}

/** What a provider's "no" means for the output: it is unconfirmed only where the call may have run and costs money. */
export function providerFailure(
  error: ProviderError,
  billed: boolean,
): { status: "failed" | "unconfirmed"; failure: Failure } {
  const { code, message, outcome, retryable, providerCode, providerMessage, providerRequestId } = error;
  const mayHaveBeenCharged = billed && (outcome === "ran" || outcome === "unknown");
  return {
    status: billed && outcome === "unknown" ? "unconfirmed" : "failed",
    failure: { code, message, retryable, mayHaveBeenCharged, providerCode, providerMessage, providerRequestId },
  };
}
