import type { Difference } from "@/lib/domain/difference";
import { announceEdit } from "@/lib/server/db/edits";
import { findImage } from "@/lib/server/db/images";
import { findOutputForWork, type OutputWithEdit, updateMeasured } from "@/lib/server/db/outputs";
import { measureImages } from "@/lib/server/images/measure-images";
import type { Jobs } from "@/lib/server/jobs/queue";
import type { Services } from "@/lib/server/services";

/** What brings its process down would bring down every next one. */
const MOST_BEGINNINGS = 2;

/**
 * Measures how far a finished output is from its edit's source and tells everyone. The picture is there already and stays, whatever
 * happens here. Does nothing a second time; a stopping worker leaves it to whoever looks at the version next.
 */
export async function measureOutput(
  services: Services,
  { outputId }: Jobs["measure-output"],
  stopping: AbortSignal,
  timesBegun = 1,
): Promise<void> {
  const found = await findOutputForWork(services.db, outputId);
  if (found?.output.status !== "succeeded" || found.output.measuredAt !== null) return;
  if (timesBegun > MOST_BEGINNINGS) return keep(services, found, null);
  try {
    await keep(services, found, await measure(services, found, stopping));
  } catch (error) {
    if (stopping.aborted) return;
    services.log.warn({ error, outputId }, "a finished picture could not be measured");
    await keep(services, found, null);
  }
}

async function measure(services: Services, { output, edit }: OutputWithEdit, stopping: AbortSignal) {
  const [source, result] = await Promise.all([
    findImage(services.db, edit.ownerId, edit.sourceId),
    output.imageId === null ? null : findImage(services.db, edit.ownerId, output.imageId),
  ]);
  return source && result && measureImages(services, source, result, stopping);
}

async function keep({ db }: Services, { output }: OutputWithEdit, difference: Difference | null): Promise<void> {
  await db.transaction(async (tx) => {
    const isThere = await updateMeasured(tx, output.id, { difference, measuredAt: new Date() });
    if (isThere) await announceEdit(tx, output.editId);
  });
}
