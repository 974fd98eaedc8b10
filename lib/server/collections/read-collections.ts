import type { Collection } from "@/lib/domain/collection";
import { listCollections, listCovers } from "@/lib/server/db/collections";
import { AppError } from "@/lib/server/errors";
import { toImage } from "@/lib/server/images/to-image";
import type { Services } from "@/lib/server/services";

/** All of the owner's, as they were made; or the one with this id. */
export async function readCollections(
  { db }: Pick<Services, "db">,
  ownerId: string,
  id?: string,
): Promise<Collection[]> {
  const rows = await listCollections(db, ownerId, id);
  const covers = await listCovers(
    db,
    ownerId,
    rows.flatMap(({ coverId }) => coverId ?? []),
  );
  return rows.map(({ collection, count, coverId }) => {
    const cover = coverId === null ? undefined : covers.get(coverId);
    const { name, createdAt } = collection;
    return { id: collection.id, name, count, cover: cover ? toImage(cover) : null, createdAt: createdAt.toISOString() };
  });
}

export async function readCollection(services: Pick<Services, "db">, ownerId: string, id: string): Promise<Collection> {
  const [found] = await readCollections(services, ownerId, id);
  if (!found) throw new AppError("not_found", "This collection does not exist.");
  return found;
}
