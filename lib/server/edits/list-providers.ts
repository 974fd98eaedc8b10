import type { Provider } from "@/lib/domain/model-catalog";
import { listTypicalDurations } from "@/lib/server/db/typical-durations";
import type { Services } from "@/lib/server/services";
import { toProvider } from "./to-provider";

/** Every provider with its catalogue, also those whose key is missing. */
export async function listProviders({ db, providers }: Pick<Services, "db" | "providers">): Promise<Provider[]> {
  const models = providers.editors.flatMap(({ id, models }) =>
    models.map((model) => ({ provider: id, model: model.id })),
  );
  const typical = await listTypicalDurations(db, models);
  return providers.editors.map((editor) => toProvider(editor, typical));
}
