import type { Provenance } from "@/lib/recipe-file/file-marks";
import { listProvidersOfChain } from "@/lib/server/db/outputs";
import type { Services } from "@/lib/server/services";
import { appName } from "./app-name";

/**
 * How an output came about, over the whole chain back to the upload: a built-in filter over a model's picture leaves it a model's.
 * A provider that is configured no more counts as one: nearly all are.
 */
export async function readProvenance(
  services: Pick<Services, "db" | "providers" | "env">,
  ownerId: string,
  outputId: string,
): Promise<Provenance> {
  const chain = await listProvidersOfChain(services.db, ownerId, outputId);
  const makers = chain.map((id) => ({ id, editor: services.providers.find(id) }));
  const maker = makers.find(({ editor }) => editor?.ai ?? true);
  return {
    ai: maker !== undefined,
    producer: services.env.aigcProducer ?? maker?.editor?.label ?? maker?.id ?? "",
    producedId: outputId,
    app: appName,
  };
}
