import { ProviderError } from "../image-editor";

/** What a filter throws when it is told to stop: nothing was charged, nothing was made. */
export function canceled(): ProviderError {
  return new ProviderError("canceled", "The edit was stopped before it was done.", { outcome: "not_run" });
}
