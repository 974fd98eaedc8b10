import type { Failure } from "./failure";

/** What asking a provider without paying told. Null: cannot be known without paying. */
export type ProviderCheck = {
  ok: boolean;
  address: boolean;
  key: boolean | null;
  model: boolean | null;
  failure: Failure | null;
};
