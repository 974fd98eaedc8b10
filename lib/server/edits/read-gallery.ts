import type { EditQuery } from "@/lib/domain/edit-list";
import { type GalleryOpening, watchedStatuses } from "@/lib/domain/gallery-opening";
import { countEdits } from "@/lib/server/db/edit-listing";
import type { Services } from "@/lib/server/services";
import { readRevisionOfPage } from "./drawn-pages";
import { listEdits } from "./list-edits";

/** The first page of the owner's edits, with the counts that stand beside it and where the news go on. */
export async function readGallery(
  services: Pick<Services, "db" | "providers">,
  ownerId: string,
  query: EditQuery,
): Promise<GalleryOpening> {
  const { db } = services;
  // Read first: what changes from here on is told again, not missed.
  const revision = await readRevisionOfPage(db, ownerId);
  const [first, running, attention] = await Promise.all([
    listEdits(services, ownerId, query),
    countEdits(db, ownerId, { status: watchedStatuses.running }),
    countEdits(db, ownerId, { status: watchedStatuses.attention }),
  ]);
  const editors = services.providers.editors.map(({ id, label, models }) => ({
    id,
    label,
    models: models.map((model) => ({ id: model.id, label: model.label })),
  }));
  return { first, counts: { running, attention }, revision, providers: editors };
}
