import type { Provider } from "@/lib/domain/model-catalog";
import type { Services } from "@/lib/server/services";
import { readTypicalDurations } from "./read-typical-durations";
import { toProvider } from "./to-provider";

/** Every provider with its catalogue, also those whose key is missing. */
export async function listProviders({ db, providers }: Pick<Services, "db" | "providers">): Promise<Provider[]> {
  const models = providers.editors.flatMap(({ id, models }) =>
    models.map((model) => ({ provider: id, model: model.id })),
  );
  const typical = await readTypicalDurations(db, models);
  return providers.editors.map((editor) => toProvider(editor, typical));
}
