import type { Edit } from "@/lib/domain/edit";
import type { EditWithSource } from "@/lib/server/db/edits";
import { listOutputs, listQueuePositions, type OutputWithImage } from "@/lib/server/db/outputs";
import { durationKey } from "@/lib/server/db/typical-durations";
import type { Services } from "@/lib/server/services";
import { readTypicalDurations } from "./read-typical-durations";
import { toEdit } from "./to-edit";

/** Whole edits for rows of one owner, in the same order, with the queries of one. */
export async function describeEdits(
  { db, providers }: Pick<Services, "db" | "providers">,
  ownerId: string,
  rows: EditWithSource[],
): Promise<Edit[]> {
  if (rows.length === 0) return [];
  const models = rows.map(({ edit }) => ({ provider: edit.recipe.provider, model: edit.recipe.model }));
  const [outputs, typical] = await Promise.all([
    listOutputs(
      db,
      ownerId,
      rows.map(({ edit }) => edit.id),
    ),
    readTypicalDurations(db, [...new Map(models.map((each) => [durationKey(each), each])).values()]),
  ]);
  const isQueuing = outputs.some(({ output }) => output.status === "queued");
  const positions = isQueuing ? await listQueuePositions(db, ownerId) : new Map<string, number>();
  const outputsOf = new Map<string, OutputWithImage[]>(rows.map(({ edit }) => [edit.id, []]));
  for (const each of outputs) outputsOf.get(each.output.editId)?.push(each);
  return rows.map((row) => {
    const { provider, model } = row.edit.recipe;
    const price = providers.find(provider)?.models.find(({ id }) => id === model)?.price ?? null;
    const typicalMs = typical.get(durationKey({ provider, model })) ?? null;
    return toEdit(row, outputsOf.get(row.edit.id) ?? [], { positions, estimate: { typicalMs, price } });
  });
}
