import type { ProviderError } from "../image-editor";

/** Of a call that failed: what matters for money, for trying again and for the person. */
export type FaultRow = {
  code: ProviderError["code"];
  outcome: ProviderError["outcome"];
  retryable: boolean;
  providerCode: string;
  providerMessage?: string | null;
  providerRequestId?: string | null;
};
