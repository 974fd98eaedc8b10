import type { ProviderCheck } from "@/lib/domain/provider-check";
import { AppError } from "@/lib/server/errors";
import type { Services } from "@/lib/server/services";
import { ownFailure } from "./to-failure";

/** What can be known of a provider without paying. Throws `not_found` for one that is not set up here. */
export async function checkProvider(
  { providers }: Pick<Services, "providers">,
  providerId: string,
  signal: AbortSignal,
): Promise<ProviderCheck> {
  const editor = providers.find(providerId);
  if (!editor) throw new AppError("not_found", "There is no such provider.");
  if (!editor.configured) {
    const failure = {
      ...ownFailure("bad_key", { retryable: false, mayHaveBeenCharged: false }),
      message: "No key is set.",
    };
    return { ok: false, address: true, key: false, model: null, failure };
  }
  if (editor.check) return editor.check(signal);
  return { ok: true, address: true, key: null, model: editor.models.length > 0, failure: null };
}
